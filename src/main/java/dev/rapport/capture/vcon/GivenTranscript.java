package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Analysis;
import dev.rapport.conversation.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said, as the vCon tells it.
 *
 * @param from the analysis that it is of
 * @param timed whether the times are the source's; else they are guessed by the number of words
 * @param lines in the order of their time
 */
record GivenTranscript(
        Analysis from, boolean timed, @Nullable String language, List<Line> lines) {

    GivenTranscript {
        lines = List.copyOf(lines);
    }

    /**
     * A stretch by one speaker.
     *
     * @param party among the parties of the vCon; null where it is none of them for sure
     * @param voice what the source calls the speaker, where the party is not known
     * @param startMs milliseconds from the start of the dialog
     * @param rawText as the recogniser gave it; null where that is not told
     * @param words covering the text; their times are shared out evenly where the source has none
     */
    record Line(
            @Nullable Integer party,
            @Nullable String voice,
            long startMs,
            long endMs,
            String text,
            @Nullable String rawText,
            double confidence,
            List<Word> words) {

        Line {
            words = List.copyOf(words);
        }
    }
}
