package dev.rapport.understand;

import dev.rapport.conversation.Side;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether and how our side answered what theirs said: by what it says within the next {@value #LINES} lines that is
 * more than an acknowledgement.
 */
final class Answers {

    static final int LINES = 6;
    private static final int SUBSTANCE = 4;

    /** What fills an acknowledgement, such as "okay I understand, thanks for letting me know". */
    private static final Set<String> EMPTY = Set.of(
            "okay", "ok", "i", "i'm", "understand", "see", "yeah", "yes", "right", "sure", "fair", "enough", "thanks", "thank", "you",
            "for", "letting", "me", "us", "know", "no", "worries", "problem", "got", "it", "good", "to", "hear", "understood", "gotcha",
            "that's", "sorry", "of", "course", "totally", "completely", "sense", "makes", "that", "about", "the", "a", "alright", "all",
            "uh", "um", "mhm", "oh", "well", "so", "appreciate", "honesty", "noted", "will", "pass", "on", "wonderful", "perfect", "great");

    private Answers() {}

    static Optional<Line> to(int line, Parts parts) {
        Side asked = parts.line(line).side();
        for (int at = line + 1; at < Math.min(parts.talk().lines().size(), line + 1 + LINES); at++) {
            Line next = parts.line(at);
            if (next.side() == Side.OURS && asked != Side.OURS && substance(parts, at) >= SUBSTANCE) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static long substance(Parts parts, int line) {
        return parts.index().terms(line).stream()
                .filter(term -> !EMPTY.contains(term))
                .limit(SUBSTANCE)
                .count();
    }
}
