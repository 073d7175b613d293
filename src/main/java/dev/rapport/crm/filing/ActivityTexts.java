package dev.rapport.crm.filing;

import static java.util.stream.Collectors.joining;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what the entry of an item says, whosever record it is on. */
final class ActivityTexts {

    private static final int SUMMARY_UTTERANCES = 6;
    private static final int SUMMARY_CHARACTERS = 200;

    private ActivityTexts() {}

    /** @param message null for an item that is none */
    static Activity of(Item item, Conversation around, @Nullable Message message, List<Utterance> said) {
        Optional<Message> written = Optional.ofNullable(message);
        return new Activity(
                ActivityId.create(),
                item.id(),
                around.id(),
                around.channel(),
                item.startedAt(),
                message == null ? around.direction() : direction(message, around),
                written.map(Message::subject).filter(one -> !one.isBlank()).orElseGet(() -> subject(around)),
                summary(said),
                null,
                List.of(),
                null);
    }

    private static String subject(Conversation conversation) {
        String subject = conversation.subject();
        if (subject != null && !subject.isBlank()) {
            return subject;
        }
        String channel = conversation.channel().name();
        String kind = channel.charAt(0) + channel.substring(1).toLowerCase(Locale.ROOT);
        String with = conversation.parties().stream()
                .filter(party -> party.side() != Side.OURS)
                .map(Party::label)
                .distinct()
                .collect(joining(", "));
        return with.isEmpty() ? kind : kind + " with " + with;
    }

    /** From whom a message went to whom; that of its thread is the first one's, and stands where nobody knows the sender's side. */
    private static @Nullable Direction direction(Message message, Conversation conversation) {
        Side sender = conversation.party(message.partyId()).map(Party::side).orElse(Side.UNKNOWN);
        return switch (sender) {
            case OURS -> Direction.OUTBOUND;
            case THEIRS -> Direction.INBOUND;
            case UNKNOWN -> null;
        };
    }

    private static @Nullable String summary(List<Utterance> said) {
        String words = said.stream()
                .limit(SUMMARY_UTTERANCES)
                .map(Utterance::text)
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(joining(" "));
        if (words.length() <= SUMMARY_CHARACTERS) {
            return words.isBlank() ? null : words;
        }
        int end = words.lastIndexOf(' ', SUMMARY_CHARACTERS);
        return words.substring(0, end < 1 ? SUMMARY_CHARACTERS : end) + " …";
    }
}
