package dev.rapport.conversation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One email message, as it is read.
 *
 * @param internetId the Message-ID of its header without angles; one made of the content where it has none
 * @param partyId who wrote it
 * @param offsetSeconds of the sender's clock from UTC; null where none was stated
 * @param body all of its text; the blocks cover it
 * @param reply what its sender newly wrote
 * @param quoted what was written before, or is passed on
 * @param signature what the sender says of themselves, and what others put below
 * @param html safe to show; null where it has none
 * @param notes what of it was cut or repaired in reading
 */
public record Message(
        MessageId id,
        ItemId itemId,
        String internetId,
        PartyId partyId,
        Instant sentAt,
        @Nullable Integer offsetSeconds,
        String subject,
        String body,
        String reply,
        String quoted,
        String signature,
        List<Block> blocks,
        @Nullable String html,
        SignatureFacts contact,
        @Nullable Appointment meeting,
        List<Recipient> recipients,
        List<Attachment> attachments,
        List<String> notes) {

    public Message {
        blocks = List.copyOf(blocks);
        recipients = List.copyOf(recipients);
        attachments = List.copyOf(attachments);
        notes = List.copyOf(notes);
    }

    /** How a party has to do with a message. */
    public enum Role {
        FROM,
        TO,
        CC,
        BCC
    }

    /** Whose words a stretch is. */
    public enum Kind {
        REPLY,
        QUOTED,
        FORWARDED,
        SIGNATURE,
        DISCLAIMER
    }

    /** A party with its part in the message; the sender is one too. */
    public record Recipient(PartyId party, Role role) {}

    /**
     * A stretch of the body.
     *
     * @param end exclusive
     * @param answers which of the blocks, counted from 0, this one stands under and answers; null where none
     */
    public record Block(
            Kind kind, int start, int end, @Nullable Integer answers) {}

    /** What a signature says of its owner, for the contact's record; nothing is written there by this alone. */
    public record SignatureFacts(
            @Nullable String name,
            @Nullable String title,
            @Nullable String company,
            List<String> phones,
            List<String> emails,
            @Nullable String address,
            List<String> links) {
        public SignatureFacts {
            phones = List.copyOf(phones);
            emails = List.copyOf(emails);
            links = List.copyOf(links);
        }
    }

    /**
     * The meeting that a message asks for, changes, answers or cancels (RFC 5545, 5546).
     *
     * @param method such as REQUEST; empty where none is stated
     * @param attendees each with the answer, as far as one is known, in parentheses
     */
    public record Appointment(
            String method,
            String uid,
            String summary,
            String location,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            boolean allDay,
            @Nullable String organizer,
            List<String> attendees) {
        public Appointment {
            attendees = List.copyOf(attendees);
        }
    }
}
