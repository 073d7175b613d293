package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.capture.email.mime.MimePart;
import dev.rapport.capture.email.mime.Note;
import dev.rapport.capture.email.text.MarkedText;
import dev.rapport.capture.email.text.MarkedText.Mark;
import dev.rapport.capture.email.text.MarkedText.Role;
import dev.rapport.capture.email.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a message's parts is text, what is a file, and what is an invitation (RFC 2046, RFC 2183, RFC 2387).
 *
 * <p>Texts one after the other are one text; of alternatives one is chosen; a message within is a file, and its text is read where the
 * outer one has none. Encrypted parts are files, with a note. For one thread, and one message.
 */
final class PartReader {

    private final Budget budget;
    private final FoundFiles files;
    private final List<MimePart> nested = new ArrayList<>();
    private @Nullable Meeting meeting;
    private BodyText packed = BodyText.EMPTY;

    PartReader(Budget budget) {
        this.budget = budget;
        this.files = new FoundFiles(budget);
    }

    List<EmailAttachment> attachments() {
        return files.found();
    }

    Optional<Meeting> meeting() {
        return Optional.ofNullable(meeting);
    }

    /** The text of the whole message; its files are then known too. */
    BodyText read(MimePart message) {
        BodyText told = body(message, true);
        BodyText text = told.isBlank() ? packed : told; // mostly the same again
        if (text.isBlank() && meeting != null) {
            text = BodyText.plain((meeting.summary() + "\n\n" + meeting.description()).strip());
        }
        return text.isBlank() && !nested.isEmpty() ? forwarded() : text;
    }

    private BodyText body(MimePart part, boolean first) {
        if (budget.isOutOfTime()) {
            return BodyText.EMPTY;
        }
        return switch (part.mediaType()) {
            case "multipart/alternative" -> alternative(part);
            case "multipart/related", "multipart/signed" -> rootAndFiles(part);
            case "multipart/encrypted" -> encrypted(part);
            case "message/rfc822", "message/global" -> message(part);
            default -> part.is("multipart/") ? sequence(part) : leaf(part, first);
        };
    }

    private BodyText sequence(MimePart part) {
        BodyText all = BodyText.EMPTY;
        boolean first = true;
        for (MimePart child : part.children()) {
            all = all.then(body(child, first));
            first = false;
        }
        return all;
    }

    private BodyText alternative(MimePart part) {
        BodyText plain = BodyText.EMPTY;
        BodyText html = BodyText.EMPTY;
        for (MimePart child : part.children()) {
            BodyText text = body(child, true);
            if (text.isHtml()) {
                html = text;
            } else if (!text.isBlank()) {
                plain = text;
            }
        }
        return BodyText.better(plain, html);
    }

    private BodyText rootAndFiles(MimePart part) {
        String start = part.parameter("start").orElse("").replaceAll("[<>]", "");
        MimePart root = part.children().stream()
                .filter(child -> !start.isEmpty()
                        && child.contentId().filter(start::equals).isPresent())
                .findFirst()
                .orElse(part.children().isEmpty() ? null : part.children().getFirst());
        BodyText text = BodyText.EMPTY;
        for (MimePart child : part.children()) {
            if (child == root) {
                text = body(child, true);
            } else {
                text = text.then(besides(child, part.is("multipart/related")));
            }
        }
        return text;
    }

    private BodyText besides(MimePart child, boolean inline) {
        if (child.is("multipart/") || child.is("message/rfc822")) {
            return body(child, false);
        }
        files.add(child, inline && !child.disposition().equals("attachment"));
        return BodyText.EMPTY;
    }

    private BodyText encrypted(MimePart part) {
        budget.note(Note.Kind.UNREADABLE, "The message is encrypted; it is kept as it came");
        part.children().forEach(child -> files.add(child, false));
        return BodyText.EMPTY;
    }

    private BodyText message(MimePart part) {
        if (part.children().isEmpty()) {
            files.add(part, false);
            return BodyText.EMPTY;
        }
        MimePart inner = part.children().getFirst();
        nested.add(inner);
        String subject = new Headers(inner.headers()).subject();
        String name = subject.isEmpty() ? null : subject.replaceAll("[/\\\\:]", "_") + ".eml";
        files.add(part, part.fileName().orElse(name), false);
        return BodyText.EMPTY;
    }

    private BodyText leaf(MimePart part, boolean first) {
        if (Tnef.is(part)) {
            packed = packed.then(Tnef.open(part, files, budget));
            return BodyText.EMPTY;
        }
        if (part.is("text/calendar") || part.is("application/ics")) {
            return calendar(part);
        }
        if (part.is("application/pkcs7-mime") || part.is("application/x-pkcs7-mime")) {
            budget.note(Note.Kind.UNREADABLE, "The message is encrypted or sealed (S/MIME); it is kept as it came");
        }
        boolean isText = part.is("text/plain") || part.is("text/html") || part.is("text/enriched");
        if (!isText || !isShown(part, first)) {
            files.add(part, part.disposition().equals("inline"));
            return BodyText.EMPTY;
        }
        return part.is("text/html") ? BodyText.html(part.text(budget)) : plain(part);
    }

    /** A text with a name is a file, unless it comes first and nothing says that it is one. */
    private static boolean isShown(MimePart part, boolean first) {
        String disposition = part.disposition();
        boolean inline = disposition.isEmpty() || disposition.equals("inline");
        return inline && (first || part.fileName().isEmpty());
    }

    private BodyText plain(MimePart part) {
        boolean flowed =
                part.parameter("format").filter("flowed"::equalsIgnoreCase).isPresent();
        boolean delSp = part.parameter("delsp").filter("yes"::equalsIgnoreCase).isPresent();
        String written = part.text(budget);
        String text = flowed ? PlainText.flowed(written, delSp) : PlainText.read(written);
        if (text.contains("-----BEGIN PGP MESSAGE-----")) {
            budget.note(Note.Kind.UNREADABLE, "The text is encrypted (PGP); it is kept as it came");
        }
        return BodyText.plain(PlainText.read(Uuencoded.extract(text, files)));
    }

    private BodyText calendar(MimePart part) {
        if (meeting == null) {
            meeting = MeetingReader.read(part.text(budget)).orElse(null);
        }
        if (part.fileName().isPresent() || part.disposition().equals("attachment")) {
            files.add(part, false);
        }
        return BodyText.EMPTY;
    }

    /** The messages within, for a message that has nothing else to say. */
    private BodyText forwarded() {
        MarkedText all = MarkedText.plain("");
        for (MimePart inner : List.copyOf(nested)) {
            if (!budget.isOutOfTime()) {
                BodyText text = new PartReader(budget).read(inner);
                all = all.then(
                        MarkedText.plain((head(inner) + "\n\n" + text.text().text()).strip()));
            }
        }
        return new BodyText(
                new MarkedText(
                        all.text(),
                        List.of(new Mark(Role.FORWARDED, 0, all.text().length()))),
                "",
                false);
    }

    private static String head(MimePart message) {
        String from = MailAddress.all(message.headers(), "From").stream()
                .map(who -> who.name() == null ? who.address() : who.name() + " <" + who.address() + ">")
                .collect(Collectors.joining(", "));
        String subject = new Headers(message.headers()).subject();
        return (from.isEmpty() ? "" : "From: " + from + "\n") + (subject.isEmpty() ? "" : "Subject: " + subject);
    }
}
