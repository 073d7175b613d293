package dev.rapport.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Someone who takes part in a conversation.
 *
 * @param sideConfidence how sure the side is, 0..1; 1 when a person or the metadata said so
 * @param phone in E.164 form once it was identified, as it was given before
 * @param handle the name on a chat platform
 * @param speaker what to call a voice that nobody has named, such as "Speaker 1"
 * @param track the track of the recording, counted from 0, that is this party's alone; null where there is none
 * @param contactId the contact that this party is, once that is known
 */
public record Party(
        PartyId id,
        Side side,
        double sideConfidence,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String handle,
        @Nullable String speaker,
        @Nullable Integer track,
        @Nullable ContactId contactId) {

    public Party {
        if (!(sideConfidence >= 0 && sideConfidence <= 1)) {
            throw new IllegalArgumentException("A confidence is 0..1, not " + sideConfidence);
        }
        if (track != null && track < 0) {
            throw new IllegalArgumentException("Tracks are counted from 0, so there is no track " + track);
        }
    }

    /** What people call this party: the best of name, address, number and speaker that is there. */
    public String label() {
        if (name != null) {
            return name;
        }
        if (email != null) {
            return email;
        }
        if (phone != null) {
            return phone;
        }
        if (handle != null) {
            return handle;
        }
        return speaker != null ? speaker : "Unknown";
    }
}
