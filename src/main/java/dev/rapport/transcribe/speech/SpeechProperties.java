package dev.rapport.transcribe.speech;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code rapport.transcribe.speech}: what of a recording is heard.
 *
 * @param skip whether what is not speech is skipped; if not, the recogniser is given everything
 * @param before how much is heard before a sound that may be speech, so that no beginning of a word is lost; at most two
 *     seconds
 * @param after how much is heard after it; a pause of at most both together is heard whole, a longer one is shortened to
 *     both together. Both together should be more than two seconds of silence, where Vosk always ends an utterance: with
 *     less, more words are wrong ({@code src/adr/0009})
 */
@Validated
@ConfigurationProperties("rapport.transcribe.speech")
public record SpeechProperties(
        @DefaultValue("true") boolean skip,
        @NotNull @DefaultValue("600ms") Duration before,
        @NotNull @DefaultValue("2s") Duration after) {

    private static final Duration LONGEST_BEFORE = Duration.ofSeconds(2);

    public SpeechProperties {
        if (before.isNegative() || before.compareTo(LONGEST_BEFORE) > 0 || after.isNegative()) {
            throw new IllegalArgumentException("rapport.transcribe.speech.before is " + before + " and .after " + after
                    + "; give times from 0 on, and for the first at most " + LONGEST_BEFORE);
        }
    }
}
