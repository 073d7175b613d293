package dev.rapport.conversation;

/** Where a stage of an item stands. */
public enum StageState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    SKIPPED
}
