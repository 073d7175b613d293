package dev.rapport.language.value;

import dev.rapport.conversation.TextSpan;
import java.util.List;

/**
 * A text as one would write it, and which of its stretches were other words before.
 *
 * @param pieces in their order; between them both texts are the same
 */
public record Written(String text, List<Piece> pieces) {

    public Written {
        pieces = List.copyOf(pieces);
    }

    /**
     * A stretch that is written in other words than it was said.
     *
     * @param raw where it stood, in UTF-16 units
     * @param written where it stands in {@link Written#text}
     */
    public record Piece(TextSpan raw, TextSpan written) {}

    /**
     * Where a stretch of the raw text stands now; what begins or ends within a piece takes in all of it.
     *
     * @param raw in offsets of the raw text
     */
    public TextSpan written(TextSpan raw) {
        return new TextSpan(map(raw.start(), true, true), map(raw.end(), false, true));
    }

    /** Where a stretch of this text stood in the raw one, likewise. */
    public TextSpan raw(TextSpan written) {
        return new TextSpan(map(written.start(), true, false), map(written.end(), false, false));
    }

    private int map(int offset, boolean start, boolean forward) {
        int moved = offset;
        for (Piece piece : pieces) {
            TextSpan from = forward ? piece.raw() : piece.written();
            TextSpan to = forward ? piece.written() : piece.raw();
            if (start ? from.start() > offset : from.start() >= offset) {
                break;
            }
            boolean within = start ? offset < from.end() : offset <= from.end();
            moved = within ? (start ? to.start() : to.end()) : offset + to.end() - from.end();
        }
        return moved;
    }
}
