package dev.rapport.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Tells, after the commit, that something about an item changed; published as an application event.
 *
 * @param stage the stage that changed, with its state; both null where the item as a whole did
 */
public record ItemChanged(
        ItemId item,
        ConversationId conversation,
        ItemState itemState,
        @Nullable Stage stage,
        @Nullable StageState stageState) {}
