package dev.rapport.conversation;

/**
 * Asks for one stage of one item: the body that a job hands to the stage's route.
 *
 * @param attempt which attempt this is, counted from 1
 */
public record StageRequest(ItemId item, Stage stage, int attempt) {}
