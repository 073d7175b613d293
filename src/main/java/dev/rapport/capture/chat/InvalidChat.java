package dev.rapport.capture.chat;

import dev.rapport.capture.chat.ChatOutcome.Why;

/** What came is no chat that is taken; the message says where and what it should be. */
public final class InvalidChat extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Why why;

    public InvalidChat(String message) {
        this(Why.NOT_A_CHAT, message);
    }

    InvalidChat(Why why, String message) {
        super(message);
        this.why = why;
    }

    /** What kind of reason it is. */
    public Why why() {
        return why;
    }
}
