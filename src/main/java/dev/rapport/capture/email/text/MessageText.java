package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.TextBlock.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The readable text of a message, and whose words its stretches are.
 *
 * @param body everything, nothing left out
 * @param blocks in order, without gaps, from the first character of the body to its last
 */
public record MessageText(String body, List<TextBlock> blocks) {

    public MessageText {
        blocks = List.copyOf(blocks);
        int at = 0;
        for (TextBlock block : blocks) {
            if (block.startChar() != at) {
                throw new IllegalArgumentException("The blocks of a body must cover it; there is a gap at " + at);
            }
            at = block.endChar();
        }
        if (at != body.length()) {
            throw new IllegalArgumentException("The blocks of a body must cover it; they end at " + at);
        }
    }

    /**
     * Decides whose words are whose.
     *
     * @param answers whether the headers say that this message answers one
     */
    public static MessageText split(MarkedText body, Sender sender, boolean answers) {
        return new BodySplitter(body, sender, answers).split();
    }

    /** What the sender newly wrote. */
    public String reply() {
        return of(EnumSet.of(Kind.REPLY), "\n\n");
    }

    /** What was written before, by whomever; what is forwarded too. */
    public String quoted() {
        return of(EnumSet.of(Kind.QUOTED, Kind.FORWARDED), "\n");
    }

    /** What the sender says of themselves, and what was put below by others. */
    public String signature() {
        return of(EnumSet.of(Kind.SIGNATURE, Kind.DISCLAIMER), "\n\n");
    }

    /** The text of all blocks of one kind. */
    public String of(Kind kind) {
        return of(EnumSet.of(kind), "\n\n");
    }

    private String of(Set<Kind> kinds, String between) {
        return blocks.stream()
                .filter(block -> kinds.contains(block.kind()))
                .map(block -> trimmed(block.in(body)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(between));
    }

    /** Without empty lines around; the first line's indent stays. */
    private static String trimmed(String text) {
        String[] lines = text.stripTrailing().split("\n", -1);
        int first = 0;
        while (first < lines.length && lines[first].isBlank()) {
            first++;
        }
        return String.join("\n", Arrays.copyOfRange(lines, first, lines.length));
    }
}
