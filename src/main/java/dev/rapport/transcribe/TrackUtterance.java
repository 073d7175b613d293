package dev.rapport.transcribe;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Word;
import java.util.List;

/**
 * A sentence-like stretch of one track, by one speaker.
 *
 * @param track counted from 0
 * @param speaker counted from 0 on this track; 0 where only one speaks on it
 * @param text for people to read; {@code words} point into it and cover all its letters and digits
 * @param rawText as the recogniser gave it
 * @param confidence the mean over its words, 0..1
 */
public record TrackUtterance(
        int track, int speaker, TimeSpan time, String text, String rawText, double confidence, List<Word> words) {

    public TrackUtterance {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("An utterance has words");
        }
        words = List.copyOf(words);
    }
}
