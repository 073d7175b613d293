package dev.rapport.conversation;

/** Where an item stands. A discarded item was quarantined, and a person decided that it is not wanted. */
public enum ItemState {
    PENDING,
    PROCESSED,
    QUARANTINED,
    DISCARDED
}
