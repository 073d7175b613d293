package dev.rapport.web.pages;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Block;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.Message.Role;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.web.pages.ThreadView.FileView;
import dev.rapport.web.pages.ThreadView.MeetingView;
import dev.rapport.web.pages.ThreadView.MessageView;
import dev.rapport.web.pages.ThreadView.PartView;
import dev.rapport.web.pages.ThreadView.SentenceView;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a thread is shown: what a sender wrote is seen, what was written before is folded, unless it is answered line by
 * line; of a long thread the older messages are folded too.
 */
final class ThreadViews {

    private static final int SHOWN_WHOLE = 5;
    private static final int NEWEST = 2;
    private static final int GLANCE = 140;
    private static final int WRAPPED = 45;
    private static final Pattern QUOTE_SIGNS = Pattern.compile("(?m)^>[ \\t]?");
    private static final Pattern HARD_WRAP = Pattern.compile("(?<=[^\\n]{45})\\n(?=\\S)");

    private final Times times;
    private final Conversation thread;
    private final Map<MessageId, List<Utterance>> said;

    private ThreadViews(Times times, Conversation thread, List<Utterance> said) {
        this.times = times;
        this.thread = thread;
        this.said = said.stream()
                .filter(one -> one.messageId() != null)
                .collect(Collectors.groupingBy(ThreadViews::messageOf));
    }

    private static MessageId messageOf(Utterance utterance) {
        return java.util.Objects.requireNonNull(utterance.messageId());
    }

    /** @param wanted the item that is to be seen; empty for the newest */
    static ThreadView of(
            Times times, Conversation thread, List<Message> messages, List<Utterance> said, @Nullable String wanted) {
        ThreadViews views = new ThreadViews(times, thread, said);
        List<MessageView> shown = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            boolean open = messages.size() <= SHOWN_WHOLE
                    || i >= messages.size() - NEWEST
                    || message.itemId().toString().equals(wanted);
            shown.add(views.message(message, open));
        }
        return new ThreadView(shown);
    }

    private MessageView message(Message message, boolean open) {
        Optional<Party> sender = thread.party(message.partyId());
        Side side = sender.map(Party::side).orElse(Side.UNKNOWN);
        String glance = message.reply().isBlank() ? message.body() : message.reply();
        return new MessageView(
                message.id().toString(),
                message.itemId().toString(),
                sender.map(Party::label).orElse("Unknown sender"),
                Words.css(side),
                Words.of(side),
                recipients(message),
                times.moment(message.sentAt()),
                isThreads(message.subject()) ? null : message.subject(),
                glance.substring(0, Math.min(glance.length(), GLANCE)).replaceAll("\\s+", " "),
                open,
                parts(message),
                meeting(message.meeting()),
                message.attachments().stream().map(file -> file(thread, file)).toList(),
                message.notes(),
                message.html() == null ? null : LaidOutPage.href(thread.id(), message.itemId()));
    }

    private String recipients(Message message) {
        String to = names(message, Role.TO);
        String cc = names(message, Role.CC);
        String bcc = names(message, Role.BCC);
        return Stream.of(
                        to.isEmpty() ? "" : "to " + to,
                        cc.isEmpty() ? "" : "copy to " + cc,
                        bcc.isEmpty() ? "" : "blind copy to " + bcc)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String names(Message message, Role role) {
        return message.recipients().stream()
                .filter(one -> one.role() == role)
                .map(Recipient::party)
                .flatMap(id -> thread.party(id).stream())
                .map(Party::label)
                .collect(Collectors.joining(", "));
    }

    /** An answer's subject is the thread's with a prefix. */
    private boolean isThreads(String subject) {
        String of = thread.subject() == null ? "" : thread.subject().toLowerCase(Locale.ROOT);
        String its = subject.toLowerCase(Locale.ROOT);
        return its.isEmpty() || its.equals(of) || its.endsWith(": " + of) || of.endsWith(": " + its);
    }

    private List<PartView> parts(Message message) {
        List<PartView> parts = new ArrayList<>();
        boolean nothingNew = message.reply().isBlank();
        for (int i = 0; i < message.blocks().size(); i++) {
            Block block = message.blocks().get(i);
            String text = message.body().substring(block.start(), block.end());
            if (!text.isBlank()) {
                parts.add(part(message, block, text, isAnswered(message, i), nothingNew));
            }
        }
        return parts;
    }

    private static boolean isAnswered(Message message, int block) {
        return message.blocks().stream().anyMatch(one -> Integer.valueOf(block).equals(one.answers()));
    }

    private PartView part(Message message, Block block, String text, boolean answered, boolean nothingNew) {
        List<SentenceView> whole =
                List.of(new SentenceView(null, QUOTE_SIGNS.matcher(text.strip()).replaceAll("")));
        return switch (block.kind()) {
            case REPLY -> new PartView(null, false, true, sentences(message, block));
            case QUOTED ->
                answered
                        ? new PartView(null, true, true, whole)
                        : new PartView("Quoted history, " + lines(text), true, nothingNew, whole);
            case FORWARDED -> new PartView("Forwarded, " + lines(text), true, true, whole);
            case SIGNATURE -> new PartView("Signature", false, false, whole);
            case DISCLAIMER -> new PartView("Small print", false, false, whole);
        };
    }

    private static String lines(String text) {
        return Words.count(text.strip().lines().count(), "line", "lines");
    }

    /** The whole of a block, cut at its sentences, so that each can be found. */
    private List<SentenceView> sentences(Message message, Block block) {
        List<SentenceView> sentences = new ArrayList<>();
        int at = block.start();
        for (Utterance utterance : said.getOrDefault(message.id(), List.of())) {
            TextSpan span = utterance.span();
            if (span == null || span.start() < at || span.end() > block.end()) {
                continue;
            }
            between(message, at, span.start(), sentences);
            sentences.add(new SentenceView(
                    utterance.id().toString(), flowing(message.body().substring(span.start(), span.end()))));
            at = span.end();
        }
        between(message, at, block.end(), sentences);
        return withoutEnd(sentences);
    }

    /** What stands between two sentences: the first and the last of it stands at the edge of the block, where blanks go. */
    private static void between(Message message, int from, int to, List<SentenceView> into) {
        String text = message.body().substring(from, to);
        boolean wrapped = text.equals("\n") && from - message.body().lastIndexOf('\n', from - 1) > WRAPPED;
        if (!text.isEmpty()) {
            into.add(new SentenceView(null, wrapped ? " " : into.isEmpty() ? text.stripLeading() : text));
        }
    }

    private static List<SentenceView> withoutEnd(List<SentenceView> sentences) {
        if (sentences.isEmpty()) {
            return sentences;
        }
        SentenceView last = sentences.getLast();
        List<SentenceView> trimmed = new ArrayList<>(sentences.subList(0, sentences.size() - 1));
        trimmed.add(new SentenceView(last.id(), last.text().stripTrailing()));
        return trimmed;
    }

    /** Lines that a mail program broke are one again; a short line was meant. */
    private static String flowing(String text) {
        return HARD_WRAP.matcher(text).replaceAll(" ");
    }

    private @Nullable MeetingView meeting(Message.@Nullable Appointment meeting) {
        if (meeting == null) {
            return null;
        }
        String what = switch (meeting.method()) {
            case "CANCEL" -> "Meeting cancelled";
            case "REPLY" -> "Answer to an invitation";
            case "REQUEST" -> "Invitation to a meeting";
            default -> "Meeting";
        };
        List<String> details = new ArrayList<>();
        if (!meeting.location().isBlank()) {
            details.add("Where: " + meeting.location());
        }
        if (meeting.organizer() != null) {
            details.add("Organiser: " + meeting.organizer());
        }
        if (!meeting.attendees().isEmpty()) {
            details.add("Attendees: " + String.join(", ", meeting.attendees()));
        }
        return new MeetingView(what, meeting.summary(), when(meeting.start(), meeting.end()), details);
    }

    private @Nullable String when(@Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {
        if (start == null) {
            return null;
        }
        String from = times.moment(start.toInstant()).text();
        return end == null
                ? from
                : from + " to " + times.moment(end.toInstant()).text();
    }

    static FileView file(Conversation of, Attachment file) {
        return new FileView(
                file.filename(),
                "/api/v1/conversations/" + of.id() + "/attachments/" + file.id(),
                size(file.original().size()));
    }

    private static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? Math.round(bytes / 1_000.0) + " kB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
