package dev.rapport.conversation;

/** What an item is: one recording, one email message, or one chat session. */
public enum ItemKind {
    RECORDING,
    MESSAGE,
    CHAT
}
