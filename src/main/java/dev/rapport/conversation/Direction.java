package dev.rapport.conversation;

/** Who began the conversation: {@code INBOUND} when the customer did. */
public enum Direction {
    INBOUND,
    OUTBOUND
}
