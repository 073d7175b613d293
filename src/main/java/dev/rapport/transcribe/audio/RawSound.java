package dev.rapport.transcribe.audio;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sound without any header: what it is must have been said, as a media type such as "audio/L16;rate=8000;channels=1".
 *
 * <p>The types are those of RFC 3551 and RFC 4856, except that L16 is little-endian here, as the files of telephone
 * systems are; the order that RFC 2586 means is {@code audio/L16;endian=big}.
 *
 * @param kind how it is written
 * @param rate samples a second
 * @param tracks 1 to 8
 */
record RawSound(Kind kind, int rate, int tracks) {

    RawSound {
        // Says what is wrong with them.
        new WavHeader(SampleCoding.PCM_8, rate, tracks, 0, 1);
    }

    /** How sound without a header is written. */
    enum Kind {
        L16("audio/L16", "s16le", 8000),
        L16_BIG("audio/L16;endian=big", "s16be", 8000),
        L8("audio/L8", "u8", 8000),
        PCMU("audio/PCMU", "mulaw", 8000),
        PCMA("audio/PCMA", "alaw", 8000),
        G722("audio/G722", "g722", 16_000),
        G729("audio/G729", "g729", 8000),
        GSM("audio/GSM", "gsm", 8000);

        private final String mediaType;
        private final String demuxer;
        private final int rate;

        Kind(String mediaType, String demuxer, int rate) {
            this.mediaType = mediaType;
            this.demuxer = demuxer;
            this.rate = rate;
        }

        private static Optional<Kind> of(String type) {
            for (Kind kind : values()) {
                if (kind.mediaType.equalsIgnoreCase(type)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /** Whether it has but one rate, and one track. */
        private boolean isFixed() {
            return switch (this) {
                case L16, L16_BIG, L8, PCMU, PCMA -> false;
                case G722, G729, GSM -> true;
            };
        }

        /** How it is read here; empty for what only ffmpeg reads. */
        Optional<SampleCoding> coding() {
            return switch (this) {
                case L16 -> Optional.of(SampleCoding.PCM_16);
                case L8 -> Optional.of(SampleCoding.PCM_8);
                case PCMU -> Optional.of(SampleCoding.MU_LAW);
                case PCMA -> Optional.of(SampleCoding.A_LAW);
                case L16_BIG, G722, G729, GSM -> Optional.empty();
            };
        }
    }

    /** Empty for any other type, which the bytes themselves tell. */
    static Optional<RawSound> of(@Nullable String mediaType) {
        if (mediaType == null) {
            return Optional.empty();
        }
        String[] parts = mediaType.toLowerCase(Locale.ROOT).split(";");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            parameters.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        String endian = "big".equals(parameters.get("endian")) ? ";endian=big" : "";
        return Kind.of(parts[0].strip() + endian)
                .map(kind -> kind.isFixed()
                        ? new RawSound(kind, kind.rate, 1)
                        : new RawSound(
                                kind,
                                number(parameters.get("rate"), kind.rate, mediaType),
                                number(parameters.get("channels"), 1, mediaType)));
    }

    private static int number(@Nullable String said, int otherwise, String mediaType) {
        try {
            return said == null ? otherwise : Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new Unprocessable("The media type " + mediaType + " has a parameter that is no number.", e);
        }
    }

    String mediaType() {
        return kind.mediaType + (kind.isFixed() ? "" : ";rate=" + rate) + (tracks == 1 ? "" : ";channels=" + tracks);
    }

    /** How it is told to ffmpeg. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("-f", kind.demuxer));
        if (!kind.isFixed()) {
            arguments.addAll(List.of("-ar", Integer.toString(rate), "-ac", Integer.toString(tracks)));
        }
        return arguments;
    }

    /** The sound of a channel, where it can be read without ffmpeg. */
    Optional<PcmStream> open(SeekableByteChannel channel) throws IOException {
        Optional<SampleCoding> coding = kind.coding();
        if (coding.isEmpty()) {
            return Optional.empty();
        }
        int frame = coding.get().bytes() * tracks;
        WavHeader header = new WavHeader(coding.get(), rate, tracks, 0, channel.size() / frame * frame);
        return Optional.of(new WavStream(channel, header, mediaType()));
    }
}
