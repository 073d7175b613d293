package dev.rapport.conversation;

/** How a conversation was held. An audio channel of a recording is never called that: it is a track. */
public enum Channel {
    CALL,
    EMAIL,
    CHAT
}
