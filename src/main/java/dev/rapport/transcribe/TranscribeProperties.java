package dev.rapport.transcribe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code rapport.transcribe}: how recordings are recognised.
 *
 * @param threads how many tracks are decoded at the same time; 0 for as many as there are cores
 * @param workerHeap the most memory for Java in the worker process, as {@code -Xmx} takes it; the model is not in it
 * @param startWithin how long a model may take to load
 * @param hangAfter how long a track may stand still, with work to do, before its worker is ended
 * @param pause a silence between two words that is longer than this ends an utterance
 * @param sentencePause one of so long ends an utterance where a sentence may end there, by its words
 * @param maxWords how many words an utterance may have before it is divided at its longest pauses
 * @param cutFrom recordings of this length or longer are cut at pauses into pieces, which are decoded at the same time
 * @param piece how much speech is in such a piece; a recogniser adapts to the voice anew in each
 */
@Validated
@ConfigurationProperties("rapport.transcribe")
public record TranscribeProperties(
        @Min(0) @Max(256) @DefaultValue("0") int threads,

        @NotNull @Pattern(regexp = "[1-9][0-9]*[kmgKMG]") @DefaultValue("128m")
        String workerHeap,

        @NotNull @DefaultValue("2m") Duration startWithin,
        @NotNull @DefaultValue("60s") Duration hangAfter,
        @NotNull @DefaultValue("700ms") Duration pause,
        @NotNull @DefaultValue("300ms") Duration sentencePause,
        @Min(5) @DefaultValue("40") int maxWords,
        @NotNull @DefaultValue("5m") Duration cutFrom,
        @NotNull @DefaultValue("2m") Duration piece) {

    int decodingThreads() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }
}
