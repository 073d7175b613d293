package dev.rapport.web.pages;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.archive.ChatAnswers.Answered;
import dev.rapport.archive.ChatFacts;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.web.pages.ChatView.AnswerView;
import dev.rapport.web.pages.ChatView.BubbleView;
import dev.rapport.web.pages.ChatView.DayView;
import dev.rapport.web.pages.ChatView.EarlierView;
import dev.rapport.web.pages.ChatView.MoreView;
import dev.rapport.web.pages.ThreadView.FileView;
import dev.rapport.web.pages.ThreadView.SentenceView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides how a chat is shown: as its people saw it, with what was changed and taken back folded. */
final class ChatViews {

    /** How many messages are shown before more are asked for. */
    private static final int AT_ONCE = 400;

    /** And how many before the one that an address leads to. */
    private static final int BEFORE = 100;

    private static final int GLANCE = 100;

    private final Times times;
    private final Conversation chat;
    private final Written written;
    private final Map<MessageId, List<Utterance>> said;
    private final Map<String, Message> byExternalId = new HashMap<>();

    private ChatViews(Times times, Conversation chat, Written written, List<Utterance> said) {
        this.times = times;
        this.chat = chat;
        this.written = written;
        this.said = said.stream()
                .filter(one -> one.messageId() != null)
                .collect(groupingBy(one -> Objects.requireNonNull(one.messageId())));
        written.messages().forEach(message -> byExternalId.putIfAbsent(message.internetId(), message));
    }

    /**
     * As much of a chat as is shown at first: from its beginning, or around what an address leads to further on.
     *
     * @param at a message, or a sentence of one; empty for none
     */
    static ChatView of(Times times, Conversation chat, Written written, List<Utterance> said, String at) {
        if (written.facts().isEmpty()) {
            return ChatView.NONE;
        }
        ChatViews views = new ChatViews(times, chat, written, said);
        int index = views.index(at);
        int from = index < AT_ONCE ? 0 : index - BEFORE;
        ChatView shown = views.stretch(from, from + AT_ONCE, "");
        return from == 0 ? shown : shown.after(views.page(from - 1));
    }

    /** What comes after a message; empty where that is not there. */
    static Optional<ChatView> after(Times times, Conversation chat, Written written, List<Utterance> said, String id) {
        ChatViews views = new ChatViews(times, chat, written, said);
        int index = views.index(id);
        return index < 0
                ? Optional.empty()
                : Optional.of(views.stretch(
                        index + 1,
                        index + 1 + AT_ONCE,
                        times.day(written.messages().get(index).sentAt())));
    }

    private int index(String id) {
        String message = said.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .map(one -> String.valueOf(one.messageId()))
                .orElse(id);
        return IntStream.range(0, written.messages().size())
                .filter(i -> written.messages().get(i).id().toString().equals(message))
                .findFirst()
                .orElse(-1);
    }

    /** @param dayBefore that stands above already; empty for none */
    private ChatView stretch(int from, int until, String dayBefore) {
        List<Message> all = written.messages();
        int end = Math.min(until, all.size());
        Message before = from == 0 ? null : all.get(from - 1);
        Map<String, List<BubbleView>> days = new LinkedHashMap<>();
        for (Message message : all.subList(Math.min(from, end), end)) {
            List<BubbleView> day = days.computeIfAbsent(times.day(message.sentAt()), one -> new ArrayList<>());
            boolean follows =
                    !day.isEmpty() && before != null && before.partyId().equals(message.partyId());
            day.add(bubble(message, follows, before));
            before = message;
        }
        return new ChatView(
                days.entrySet().stream()
                        .map(day -> new DayView(day.getKey().equals(dayBefore) ? null : day.getKey(), day.getValue()))
                        .toList(),
                null,
                end == all.size() ? null : more(end));
    }

    private MoreView more(int next) {
        List<Message> all = written.messages();
        String stretch = "/conversations/" + chat.id() + "/messages?after="
                + all.get(next - 1).id();
        return new MoreView(stretch, page(next), all.size());
    }

    /** The page that shows a message. */
    private String page(int index) {
        MessageId id = written.messages().get(index).id();
        return "/conversations/" + chat.id() + "?at=" + id + "#m-" + id;
    }

    private BubbleView bubble(Message message, boolean follows, @Nullable Message before) {
        Side side = sender(message).map(Party::side).orElse(Side.UNKNOWN);
        ChatFacts facts = written.of(message);
        return new BubbleView(
                message.id().toString(),
                from(message),
                Words.css(side),
                Words.of(side),
                follows,
                times.moment(message.sentAt()),
                times.clock(message.sentAt()),
                before != null && Objects.equals(written.of(before).replyTo(), facts.replyTo())
                        ? null
                        : answers(facts.replyTo()),
                sentences(message),
                moment(facts.deletedAt()),
                moment(facts.editedAt()),
                facts.earlier().stream()
                        .map(one -> new EarlierView(times.moment(one.at()), one.text()))
                        .toList(),
                files(message.attachments()),
                files(facts.files()));
    }

    private List<FileView> files(List<Attachment> files) {
        return files.stream().map(file -> ThreadViews.file(chat, file)).toList();
    }

    private Optional<Party> sender(Message message) {
        return chat.party(message.partyId());
    }

    private String from(Message message) {
        return sender(message).map(Party::label).orElse("Unknown sender");
    }

    private @Nullable Moment moment(@Nullable Instant at) {
        return at == null ? null : times.moment(at);
    }

    /** Of several in a row that answer the same, as in a thread, the first says so. */
    private @Nullable AnswerView answers(@Nullable String replyTo) {
        if (replyTo == null) {
            return null;
        }
        Message answered = byExternalId.get(replyTo);
        if (answered != null) {
            return new AnswerView("#m-" + answered.id(), from(answered), glance(answered.body()));
        }
        Answered there = written.elsewhere().get(replyTo);
        return there == null
                ? null
                : new AnswerView(
                        "/conversations/" + there.conversation() + "#m-" + there.message(),
                        there.from() == null ? "Unknown sender" : there.from(),
                        glance(there.text()));
    }

    /** Of a message that was taken back, nothing. */
    private static String glance(String body) {
        String text = body.replaceAll("\\s+", " ").strip();
        if (text.length() <= GLANCE) {
            return text.isEmpty() ? "…" : text;
        }
        int end = text.lastIndexOf(' ', GLANCE);
        return text.substring(0, end < GLANCE / 2 ? text.offsetByCodePoints(0, GLANCE / 2) : end) + " …";
    }

    /** The whole text, cut at its sentences, so that each can be found. */
    private List<SentenceView> sentences(Message message) {
        List<SentenceView> sentences = new ArrayList<>();
        int at = 0;
        for (Utterance utterance : said.getOrDefault(message.id(), List.of())) {
            TextSpan span = utterance.span();
            if (span == null || span.start() < at || span.end() > message.body().length()) {
                continue;
            }
            if (span.start() > at) {
                sentences.add(new SentenceView(null, message.body().substring(at, span.start())));
            }
            sentences.add(
                    new SentenceView(utterance.id().toString(), message.body().substring(span.start(), span.end())));
            at = span.end();
        }
        if (at < message.body().length()) {
            sentences.add(new SentenceView(null, message.body().substring(at)));
        }
        return sentences;
    }

    /**
     * What was written.
     *
     * @param facts how the messages of a chat came to be as they are; empty for mail
     * @param elsewhere what they answer in other conversations, by its external id
     */
    record Written(List<Message> messages, Map<MessageId, ChatFacts> facts, Map<String, Answered> elsewhere) {

        static final Written NOTHING = mail(List.of());

        static Written mail(List<Message> messages) {
            return new Written(messages, Map.of(), Map.of());
        }

        ChatFacts of(Message message) {
            ChatFacts known = facts.get(message.id());
            return known == null
                    ? new ChatFacts(message.id(), message.internetId(), null, null, null, List.of(), List.of())
                    : known;
        }
    }
}
