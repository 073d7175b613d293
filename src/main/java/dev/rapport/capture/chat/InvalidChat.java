package dev.rapport.capture.chat;

/** What came is no chat; the message says where and what it should be. */
public final class InvalidChat extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidChat(String message) {
        super(message);
    }
}
