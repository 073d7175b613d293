package dev.rapport.transcribe.speech;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code rapport.transcribe.speech}: what of a recording is heard.
 *
 * <p>A pause of at most {@code before} and {@code after} together is heard whole, a longer one is shortened to both together.
 * Where nothing is set, that is 0.75 seconds; for telephone sound, of less than 16,000 Hz, 2.6 seconds: there, Vosk
 * has more words wrong when pauses are shorter than the two seconds after which it always ends an utterance ({@code
 * src/adr/0009}).
 *
 * @param skip whether what is not speech is skipped; if not, the recogniser is given everything
 * @param before how much is heard before a sound that may be speech, so that no beginning of a word is lost; at most two
 *     seconds; null, by the sound: 250 ms, or 600 ms
 * @param after how much is heard after it; null, by the sound: 500 ms, or 2 s
 */
@ConfigurationProperties("rapport.transcribe.speech")
public record SpeechProperties(
        @DefaultValue("true") boolean skip,
        @Nullable Duration before,
        @Nullable Duration after) {

    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(2);
    private static final int WIDE_HZ = 16_000;

    public SpeechProperties {
        if (before != null && (before.isNegative() || before.compareTo(LONGEST_BEFORE) > 0)
                || after != null && after.isNegative()) {
            throw new IllegalArgumentException("rapport.transcribe.speech.before is " + before + " and .after " + after
                    + "; give times from 0 on, and for the first at most " + LONGEST_BEFORE);
        }
    }

    /** @param rate samples a second */
    Duration before(int rate) {
        return before != null ? before : Duration.ofMillis(rate < WIDE_HZ ? 600 : 250);
    }

    /** @param rate samples a second */
    Duration after(int rate) {
        return after != null ? after : Duration.ofMillis(rate < WIDE_HZ ? 2_000 : 500);
    }
}
