package dev.rapport.capture.call;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what sound without a header is, since its bytes do not tell: what was said at its delivery; else what the settings
 * say of its name's ending; else what telephone systems mean by that ending.
 *
 * <p>The answer is a media type with its parameters, of RFC 3551 and RFC 4856, which stays with the original. L16 is
 * little-endian here, as the files of telephone systems are. Endings: Asterisk's formats, and the names that sox and ffmpeg
 * give them. Safe for use by many threads.
 */
@Component
public final class RawKinds {

    private static final Map<String, String> USUAL = usual();
    private static final Pattern CHANNELS = Pattern.compile("channels=(\\d)");

    private final Map<String, String> endings;

    RawKinds(RawSettings settings) {
        Map<String, String> all = new HashMap<>(USUAL);
        settings.raw().forEach((ending, type) -> all.put(ending.toLowerCase(Locale.ROOT), type));
        all.values().removeIf("none"::equals);
        endings = Map.copyOf(all);
    }

    /**
     * Empty for what says itself what it is, or can be nothing that is known.
     *
     * @param stated the media type that came with it
     */
    Optional<String> of(AudioHead head, @Nullable String filename, @Nullable String stated) {
        if (head.namesItself()) {
            return Optional.empty();
        }
        return stated(stated)
                .or(() -> Optional.ofNullable(endings.get(ending(filename))))
                .filter(head::canBeRaw);
    }

    /** The same for a file that is there already. */
    public Optional<String> of(Path file, @Nullable String filename, @Nullable String stated) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(new AudioHead(in.readNBytes(AudioHead.BYTES)), filename, stated);
        }
    }

    /** Why something that was not recognised was not, and what to do. */
    String whyNot(@Nullable String filename) {
        return ending(filename).equals("wav")
                ? "It is named as a WAV file, but has no header that says how its sound is written; deliver it with its "
                        + "header, or say what it is by the Content-Type of the part, such as audio/L16;rate=16000, or for "
                        + "all such files in rapport.calls.raw.wav"
                : "It is no audio of a known kind, whatever its name says; deliver it as WAV, for example";
    }

    /** How many tracks a type says there are. */
    static OptionalInt tracks(String rawType) {
        Matcher channels = CHANNELS.matcher(rawType);
        return OptionalInt.of(channels.find() ? Integer.parseInt(channels.group(1)) : 1);
    }

    private static Optional<String> stated(@Nullable String type) {
        return Optional.ofNullable(type)
                .map(String::strip)
                .filter(said -> RawSettings.TYPE.matcher(said).matches());
    }

    private static String ending(@Nullable String filename) {
        return filename == null
                ? ""
                : filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>();
        for (String ending : new String[] {"sln", "slin", "raw", "pcm", "sln8"}) {
            usual.put(ending, "audio/L16;rate=8000");
        }
        Map.of("12", 12_000, "16", 16_000, "24", 24_000, "32", 32_000, "44", 44_100, "48", 48_000, "96", 96_000)
                .forEach((ending, rate) -> usual.put("sln" + ending, "audio/L16;rate=" + rate));
        for (String ending : new String[] {"ul", "ulaw", "mu", "mulaw", "ulw"}) {
            usual.put(ending, "audio/PCMU;rate=8000");
        }
        for (String ending : new String[] {"al", "alaw", "alw"}) {
            usual.put(ending, "audio/PCMA;rate=8000");
        }
        usual.put("gsm", "audio/GSM");
        usual.put("g722", "audio/G722");
        usual.put("g729", "audio/G729");
        return Map.copyOf(usual);
    }
}
