package dev.rapport.capture.email.imap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is done on the server with a message that is durable here.
 *
 * @param folder where it is moved; null unless it is
 */
record After(Kind kind, @Nullable String folder) {

    static final After NOTHING = new After(Kind.NOTHING, null);

    private static final String MOVE = "move=";

    enum Kind {
        NOTHING,
        SEEN,
        DELETE,
        MOVE
    }

    /** Null for what is none of them. */
    static @Nullable After of(String text) {
        String word = text.strip();
        if (word.toLowerCase(Locale.ROOT).startsWith(MOVE) && word.length() > MOVE.length()) {
            return new After(Kind.MOVE, word.substring(MOVE.length()).strip());
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nothing", "" -> NOTHING;
            case "seen" -> new After(Kind.SEEN, null);
            case "delete" -> new After(Kind.DELETE, null);
            default -> null;
        };
    }
}
