package dev.rapport.transcribe;

import dev.rapport.transcribe.worker.Segment.Heard;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the words of two pieces that share some seconds of sound, so that none is cut or doubled.
 *
 * <p>At the edge of a piece words are broken, in the middle of what is shared both pieces heard them whole. So the words
 * change over there, at the nearest silence between two words of the first piece: a word belongs to the side on which its
 * middle lies. Holds no state.
 */
final class Joint {

    private Joint() {}

    /** @param joinMs the middle of what they share; less than 0 where they share nothing */
    static List<Heard> join(List<Heard> before, List<Heard> after, long joinMs) {
        List<Heard> joined = new ArrayList<>(before);
        if (joinMs < 0) {
            joined.addAll(after);
            return joined;
        }
        long at = nearestSilence(before, joinMs);
        joined.removeIf(word -> middle(word) >= at);
        after.stream().filter(word -> middle(word) >= at).forEach(joined::add);
        return joined;
    }

    private static long nearestSilence(List<Heard> words, long joinMs) {
        for (int i = 0; i < words.size(); i++) {
            Heard word = words.get(i);
            if (word.startMs() < joinMs && word.endMs() > joinMs) {
                return joinMs - word.startMs() < word.endMs() - joinMs ? word.startMs() : word.endMs();
            }
        }
        return joinMs;
    }

    private static long middle(Heard word) {
        return (word.startMs() + word.endMs()) / 2;
    }
}
