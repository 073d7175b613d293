package dev.rapport.conversation;

/**
 * Reads the original of an item again with today's reader, where its text is made in capture and not by a stage.
 *
 * <p>Implemented for email. What people said stays in force; the stages from understanding on have to follow.
 */
public interface ReadAgain {

    /** Replaces what the item says; leaves alone what it is not for. Joins the caller's transaction. */
    void readAgain(Item item);
}
