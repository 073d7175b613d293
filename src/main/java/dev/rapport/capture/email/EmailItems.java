package dev.rapport.capture.email;

import dev.rapport.capture.email.text.SignatureContact;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Appointment;
import dev.rapport.conversation.Message.Block;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of a message as it was read the one that is kept. PostgreSQL keeps no zero bytes, so they become signs of their own. */
final class EmailItems {

    private EmailItems() {}

    static Message message(EmailMessage read, ItemId item, PartyId sender, List<Recipient> recipients, Instant sentAt) {
        return new Message(
                MessageId.create(),
                item,
                clean(read.messageId()),
                sender,
                sentAt,
                read.sentAt() == null ? null : read.sentAt().getOffset().getTotalSeconds(),
                clean(read.subject()),
                clean(read.text().body()),
                clean(read.text().reply()),
                clean(read.text().quoted()),
                clean(read.text().signature()),
                read.text().blocks().stream()
                        .map(block -> new Block(
                                Message.Kind.valueOf(block.kind().name()),
                                block.startChar(),
                                block.endChar(),
                                block.answers()))
                        .toList(),
                read.html() == null ? null : clean(read.html()),
                contact(read.contact()),
                meeting(read.meeting()),
                recipients,
                read.attachments().stream().map(EmailItems::attachment).toList(),
                read.notes().stream().map(note -> clean(note.text())).distinct().toList());
    }

    static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\ufffd');
    }

    private static @Nullable String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    private static SignatureFacts contact(SignatureContact said) {
        return new SignatureFacts(
                cleanOrNull(said.name()),
                cleanOrNull(said.title()),
                cleanOrNull(said.company()),
                said.phones(),
                all(said.emails()),
                cleanOrNull(said.address()),
                all(said.links()));
    }

    private static List<String> all(List<String> texts) {
        return texts.stream().map(EmailItems::clean).toList();
    }

    private static @Nullable Appointment meeting(@Nullable Meeting meeting) {
        if (meeting == null) {
            return null;
        }
        List<String> attendees = new ArrayList<>();
        for (Meeting.Attendee attendee : meeting.attendees()) {
            String name = attendee.who().name();
            String answer = attendee.answer().toLowerCase(Locale.ROOT).replace('-', ' ');
            attendees.add(clean(
                    (name == null ? attendee.who().address() : name) + (answer.isEmpty() ? "" : " (" + answer + ")")));
        }
        return new Appointment(
                clean(meeting.method()),
                clean(meeting.uid()),
                clean(meeting.summary()),
                clean(meeting.location()),
                meeting.start(),
                meeting.end(),
                meeting.allDay(),
                meeting.organizer() == null ? null : clean(meeting.organizer().address()),
                attendees);
    }

    private static Attachment attachment(EmailAttachment file) {
        return new Attachment(
                AttachmentId.create(),
                clean(file.filename()),
                clean(file.mediaType()),
                file.detectedType(),
                file.inline(),
                cleanOrNull(file.contentId()),
                new Original(file.sha256(), file.size()));
    }
}
