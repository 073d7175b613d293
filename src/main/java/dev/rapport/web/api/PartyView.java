package dev.rapport.web.api;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/** A party as the API shows it. */
record PartyView(
        String id,
        Side side,
        double sideConfidence,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String speaker,
        @Nullable Integer track,
        @Nullable String contactId) {

    static PartyView of(Party party) {
        return new PartyView(
                party.id().toString(),
                party.side(),
                party.sideConfidence(),
                party.name(),
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                party.contactId() == null ? null : party.contactId().toString());
    }
}
