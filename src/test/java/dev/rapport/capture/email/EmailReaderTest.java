package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.text.SignatureContact;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailReaderTest {

    @Test
    void aCopyThatServersChangedHasTheSameIdWhereNoneIsStated() {
        EmailMessage one =
                EmailReading.read("From: a@b.example\nSubject: x\nDate: Tue, 1 Mar 2022 18:02:00 +0100\n\nBöse Grüße");
        EmailMessage two =
                EmailReading.READER.read(("Received: by mx; Tue, 1 Mar 2022 18:02:01 +0100\nFrom: a@b.example\n"
                                + "Date: Tue, 1 Mar 2022\n 18:02:00 +0100\nSubject: x\nContent-Type: text/plain; charset=utf-8\n"
                                + "Content-Transfer-Encoding: quoted-printable\n\nB=C3=B6se Gr=C3=BC=C3=9Fe\n")
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(two.messageId()).isEqualTo(one.messageId()).endsWith("@derived.invalid");
        assertThat(two.givenId()).isFalse();
        assertThat(two.receivedAt()).isEqualTo(Instant.parse("2022-03-01T17:02:01Z"));
    }

    @Test
    void anotherTextUnderTheSameIdIsToldByItsFingerprint() {
        assertThat(EmailReading.text("one").fingerprint())
                .isNotEqualTo(EmailReading.text("two").fingerprint());
        assertThat(EmailReading.text("one").messageId()).isEqualTo("1@acme.example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tue, 1 Mar 2022 18:02:00 +0530|2022-03-01T18:02:00+05:30",
                "1 Mar 22 18:02 EST|2022-03-01T18:02:00-05:00",
                "Tue Mar  1 18:02:00 2022|2022-03-01T18:02:00Z",
                "2022-03-01T18:02:00+01:00|2022-03-01T18:02:00+01:00",
                "Tue, 01 March 2022 06:02:00 PM GMT|2022-03-01T18:02:00Z",
                "Tue, 1 Mar 2022 18:02:60 +9999|2022-03-01T18:02:59+18:00"
            })
    void datesAreReadInTheFormsThatComeIn(String written, OffsetDateTime meant) {
        assertThat(EmailReading.read("Date: " + written + "\nSubject: x\n\ny").sentAt())
                .isEqualTo(meant);
    }

    @Test
    void aDateThatCannotBeIsNone() {
        assertThat(EmailReading.read("Date: 31 Feb 2022\nSubject: x\n\ny").sentAt())
                .isNull();
        assertThat(EmailReading.read("Date: soon\nSubject: x\n\ny").sentAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Re: offer,offer",
        "AW: WG: offer,offer",
        "SV: offer,offer",
        "回复：offer,offer",
        "RE[2]: offer,offer",
        "Report: offer,Report: offer",
        "Odp: Re: offer,offer"
    })
    void aThreadsSubjectsAreOne(String subject, String base) {
        assertThat(EmailReading.read("Subject: " + subject + "\n\nx").baseSubject())
                .isEqualTo(base);
    }

    @Test
    void theIdsOfTheThreadAreReadAcrossFolds() {
        EmailMessage message = EmailReading.read(
                "Subject: x\nReferences: <a@b>\n <c@d>\n\t<e@f>\nIn-Reply-To: Your message <e@f>\n\nx");

        assertThat(message.references()).containsExactly("a@b", "c@d", "e@f");
        assertThat(message.inReplyTo()).containsExactly("e@f");
    }

    @Test
    void whatTellsRobotsIsKept() {
        EmailMessage message =
                EmailReading.read("Subject: x\nList-Id: <l.example>\nPrecedence: bulk\nReceived: x\n\ny");

        assertThat(message.header("list-id")).containsExactly("<l.example>");
        assertThat(message.header("Precedence")).containsExactly("bulk");
        assertThat(message.header("Received")).isEmpty();
    }

    @Test
    void aSignatureIsReadForTheContact() {
        SignatureContact contact = EmailReading.text("""
                We take it.

                Best regards,

                Dana Smith
                Head of Purchasing | Acme Widgets GmbH
                Hauptstraße 12, 10115 Berlin
                Phone: +49 30 901820 | Fax: +49 30 901821
                Mobile (650) 253-0000
                dana@acme.example | www.acme.example
                """).contact();

        assertThat(contact.name()).isEqualTo("Dana Smith");
        assertThat(contact.title()).isEqualTo("Head of Purchasing");
        assertThat(contact.company()).isEqualTo("Acme Widgets GmbH");
        assertThat(contact.phones()).containsExactly("+4930901820", "+16502530000");
        assertThat(contact.emails()).containsExactly("dana@acme.example");
        assertThat(contact.address()).isEqualTo("Hauptstraße 12, 10115 Berlin");
        assertThat(contact.links()).containsExactly("www.acme.example");
    }

    @Test
    void anInvitationIsAMeeting() {
        Meeting meeting = Objects.requireNonNull(EmailReading.read("""
                Subject: Demo
                Content-Type: text/calendar; method=REQUEST; charset=utf-8

                BEGIN:VCALENDAR
                METHOD:REQUEST
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:STANDARD
                DTSTART:19701025T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:1
                SUMMARY:Demo of the offer
                DTSTART;TZID=Europe/Berlin:20220301T100000
                DURATION:PT1H
                ORGANIZER;CN=Sam Lee:mailto:sam@us.example
                ATTENDEE;CN=Dana;PARTSTAT=ACCEPTED:mailto:dana@acme.example
                END:VEVENT
                END:VCALENDAR
                """).meeting());

        assertThat(meeting.method()).isEqualTo("REQUEST");
        assertThat(meeting.start()).isEqualTo(OffsetDateTime.parse("2022-03-01T10:00:00+01:00"));
        assertThat(meeting.end()).isEqualTo(OffsetDateTime.parse("2022-03-01T11:00:00+01:00"));
        assertThat(Objects.requireNonNull(meeting.organizer()).address()).isEqualTo("sam@us.example");
        assertThat(meeting.attendees()).singleElement().satisfies(attendee -> {
            assertThat(attendee.answer()).isEqualTo("ACCEPTED");
            assertThat(attendee.who().address()).isEqualTo("dana@acme.example");
        });
    }
}
