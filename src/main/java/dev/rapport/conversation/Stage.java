package dev.rapport.conversation;

/** The stages of an item's way, in their order. {@code TRANSCRIBE} is for calls only. */
public enum Stage {
    IDENTIFY,
    TRANSCRIBE,
    UNDERSTAND,
    MATCH,
    FILE,
    INDEX;

    /** As it is written in job ids, route names and the API: lower case. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
