package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.MailAddress;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An appointment that a message asks for, changes, answers or cancels (RFC 5545, 5546).
 *
 * @param method {@code REQUEST}, {@code REPLY}, {@code CANCEL} and so on; empty where none is stated
 * @param uid the same for all messages about one appointment
 * @param start with the offset of its own zone; null where none is stated
 * @param end null where none is stated
 * @param allDay whether it is of days, not of times
 * @param recurring whether it is the first of several
 */
public record Meeting(
        String method,
        String uid,
        String summary,
        String description,
        String location,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        boolean allDay,
        boolean recurring,
        String status,
        @Nullable MailAddress organizer,
        List<Attendee> attendees) {

    public Meeting {
        attendees = List.copyOf(attendees);
    }

    /** @param answer {@code ACCEPTED}, {@code DECLINED}, {@code TENTATIVE}, {@code NEEDS-ACTION}; empty where unknown */
    public record Attendee(MailAddress who, String answer) {}
}
