package dev.rapport.transcribe;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;

/**
 * Tells how much of a recording was heard; published as an application event, and stored nowhere.
 *
 * @param done 0..1
 */
public record TranscriptionProgress(ItemId item, ConversationId conversation, double done) {}
