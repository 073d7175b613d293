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
 * @param before how much is heard before a sound that may be speech, so that no beginning of a word is lost
 * @param after how much is heard after it; a pause of at most both together is heard whole, a longer one is shortened to
 *     both together
 */
@Validated
@ConfigurationProperties("rapport.transcribe.speech")
public record SpeechProperties(
        @DefaultValue("true") boolean skip,
        @NotNull @DefaultValue("200ms") Duration before,
        @NotNull @DefaultValue("250ms") Duration after) {}
