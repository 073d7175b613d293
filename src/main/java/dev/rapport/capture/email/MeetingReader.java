package dev.rapport.capture.email;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ICalProperty;
import biweekly.property.Organizer;
import biweekly.property.TextProperty;
import dev.rapport.capture.email.mime.MailAddress;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads invitations (iCalendar, RFC 5545) by biweekly; of several appointments in one, the first. */
final class MeetingReader {

    private static final Logger LOG = LoggerFactory.getLogger(MeetingReader.class);
    private static final int MOST_ATTENDEES = 500;
    private static final int LONGEST = 512 * 1024;

    private MeetingReader() {}

    /** Empty for what is no calendar, or has no appointment. */
    static Optional<Meeting> read(String calendar) {
        if (calendar.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ICalendar parsed = Biweekly.parse(calendar).first();
            return parsed == null || parsed.getEvents().isEmpty()
                    ? Optional.empty()
                    : Optional.of(meeting(parsed, parsed.getEvents().getFirst()));
        } catch (RuntimeException broken) {
            LOG.debug("A calendar cannot be read", broken); // the library throws anything for what is broken
            return Optional.empty();
        }
    }

    private static Meeting meeting(ICalendar calendar, VEvent event) {
        return new Meeting(
                calendar.getMethod() == null ? "" : orEmpty(calendar.getMethod().getValue()),
                text(event.getUid()),
                text(event.getSummary()),
                text(event.getDescription()),
                text(event.getLocation()),
                time(calendar, event.getDateStart()),
                event.getDateEnd() == null ? endByDuration(calendar, event) : time(calendar, event.getDateEnd()),
                event.getDateStart() != null
                        && event.getDateStart().getValue() != null
                        && !event.getDateStart().getValue().hasTime(),
                event.getRecurrenceRule() != null,
                event.getStatus() == null ? "" : orEmpty(event.getStatus().getValue()),
                organizer(event.getOrganizer()),
                event.getAttendees().stream()
                        .limit(MOST_ATTENDEES)
                        .map(MeetingReader::attendee)
                        .toList());
    }

    private static @Nullable OffsetDateTime endByDuration(ICalendar calendar, VEvent event) {
        OffsetDateTime start = time(calendar, event.getDateStart());
        boolean lasts = event.getDuration() != null && event.getDuration().getValue() != null;
        return start == null || !lasts
                ? null
                : start.plusNanos(event.getDuration().getValue().toMillis() * 1_000_000);
    }

    private static @Nullable OffsetDateTime time(ICalendar calendar, @Nullable DateOrDateTimeProperty property) {
        if (property == null || property.getValue() == null) {
            return null;
        }
        return property.getValue().toInstant().atZone(zone(calendar, property)).toOffsetDateTime();
    }

    private static ZoneId zone(ICalendar calendar, ICalProperty property) {
        var assignment = calendar.getTimezoneInfo().getTimezone(property);
        TimeZone zone = assignment == null ? null : assignment.getTimeZone();
        if (zone != null) {
            return zone.toZoneId();
        }
        boolean isDay = property instanceof DateOrDateTimeProperty day
                && day.getValue() != null
                && !day.getValue().hasTime();
        return isDay ? ZoneId.systemDefault() : ZoneOffset.UTC; // the library reads a day in the system's zone
    }

    private static @Nullable MailAddress organizer(@Nullable Organizer organizer) {
        return organizer == null ? null : address(organizer.getCommonName(), organizer.getEmail(), organizer.getUri());
    }

    private static Meeting.Attendee attendee(Attendee attendee) {
        String answer = attendee.getParticipationStatus() == null
                ? ""
                : orEmpty(attendee.getParticipationStatus().getValue());
        return new Meeting.Attendee(address(attendee.getCommonName(), attendee.getEmail(), attendee.getUri()), answer);
    }

    private static MailAddress address(@Nullable String name, @Nullable String email, @Nullable String uri) {
        String address = email != null ? email : orEmpty(uri).replaceFirst("(?i)^mailto:", "");
        return new MailAddress(name == null || name.isBlank() ? null : name, address);
    }

    private static String text(@Nullable TextProperty property) {
        return property == null ? "" : orEmpty(property.getValue());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
