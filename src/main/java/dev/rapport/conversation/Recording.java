package dev.rapport.conversation;

/**
 * The sound of a call, as received.
 *
 * @param durationMs its length in milliseconds
 * @param tracks how many audio channels it has
 */
public record Recording(String mediaType, long durationMs, int tracks) {}
