package dev.rapport.transcribe.worker;

import java.util.List;

/**
 * A span that the recogniser emitted at once, which has at least one word.
 *
 * @param voice whose voice it is like, as the speaker model says it; empty where there is none, or too little was said
 */
public record Segment(List<Heard> words, List<Double> voice) {

    public Segment {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A segment has words");
        }
        words = List.copyOf(words);
        voice = List.copyOf(voice);
    }

    /**
     * A word as the recogniser wrote it.
     *
     * @param startMs milliseconds from the start of the track; so is {@code endMs}, which is never before it
     * @param confidence 0..1
     */
    public record Heard(String word, long startMs, long endMs, double confidence) {

        public Heard {
            if (startMs < 0 || endMs < startMs || !(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "Not a word heard: " + word + " " + startMs + "-" + endMs + " ms, confidence " + confidence);
            }
        }
    }
}
