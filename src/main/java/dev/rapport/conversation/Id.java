package dev.rapport.conversation;

import java.util.UUID;

/** What all identifiers have in common: a version 7 UUID (RFC 9562), whose order is the order of making. */
public sealed interface Id
        permits ItemId,
                ConversationId,
                PartyId,
                UtteranceId,
                MessageId,
                AttachmentId,
                ContactId,
                AccountId,
                OpportunityId,
                FindingId,
                ImportId {
    UUID value();
}
