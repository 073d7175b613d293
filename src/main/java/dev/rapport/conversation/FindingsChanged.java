package dev.rapport.conversation;

/**
 * Tells, after the commit, that the findings of an item were derived anew or judged by a person; published as an application
 * event.
 *
 * @param count how many the item has
 * @param judged whether a person said something of one; else the item is filed anew, with what follows from that
 */
public record FindingsChanged(ItemId item, ConversationId conversation, int count, boolean judged) {}
