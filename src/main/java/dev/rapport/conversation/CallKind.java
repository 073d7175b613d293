package dev.rapport.conversation;

/** What kind of call it was, as far as its source says. */
public enum CallKind {
    CALL,
    VOICEMAIL,
    /** It went from one of us to another. */
    TRANSFER,
    CONFERENCE
}
