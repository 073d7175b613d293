package dev.rapport.web.pages;

import dev.rapport.archive.TranscriptStore.Stretch;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.pages.ChatViews.Written;
import dev.rapport.web.pages.ConversationView.PartyView;
import dev.rapport.web.pages.ConversationView.PlayerView;
import dev.rapport.web.pages.ConversationView.Tint;
import dev.rapport.web.pages.ConversationView.VoicesView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what the page of a conversation says. Safe for use by many threads. */
@Component
final class ConversationViews {

    /** Of those who take part, in a title. */
    private static final int MOST_NAMES = 3;

    private final Times times;
    private final FilingViews filings;
    private final CustomerNames names;
    private final CallVoices calls;

    ConversationViews(Times times, FilingViews filings, CustomerNames names, CallVoices calls) {
        this.times = times;
        this.filings = filings;
        this.names = names;
        this.calls = calls;
    }

    /**
     * @param wanted the item to play; empty for the first that there is a recording of
     * @param startMs where to begin playing
     * @param at a message of a chat, or a sentence of one, that is to be seen; empty for none
     */
    ConversationView of(
            Viewer viewer,
            Conversation conversation,
            Stretch said,
            Optional<String> wanted,
            long startMs,
            Written written,
            String at) {
        boolean live = conversation.state() == ItemState.PENDING;
        return new ConversationView(
                conversation.id().toString(),
                title(conversation),
                Words.of(
                        conversation.channel(), calls.fact(viewer, conversation).orElse(null)),
                times.moment(conversation.startedAt()),
                duration(conversation),
                conversation.direction() == null ? null : Words.of(conversation.direction()),
                conversation.language(),
                ConversationDownloads.of(conversation),
                player(viewer, conversation, wanted, startMs),
                TranscriptViews.of(conversation, said, emptyText(conversation)),
                filings.of(viewer, conversation),
                conversation.parties().stream()
                        .map(party -> party(viewer, party))
                        .toList(),
                voices(conversation, said),
                conversation.items().stream()
                        .map(item -> ItemViews.of(item, itemName(item)))
                        .toList(),
                live,
                written.facts().isEmpty()
                        ? ThreadViews.of(
                                times, conversation, written.messages(), said.utterances(), wanted.orElse(null))
                        : ThreadView.NONE,
                ChatViews.of(times, conversation, written, said.utterances(), at));
    }

    /** The messages of a chat that come after one; empty where that is not there. */
    Optional<ChatView> messages(Conversation conversation, Written written, List<Utterance> said, String after) {
        return ChatViews.after(times, conversation, written, said, after);
    }

    /** Of an exchange of names nothing is seen where nobody has one; there, sides are swapped. */
    private static @Nullable VoicesView voices(Conversation conversation, Stretch said) {
        List<Party> heard = conversation.parties().stream()
                .filter(party -> party.track() == null)
                .filter(party ->
                        said.utterances().stream().anyMatch(one -> one.partyId().equals(party.id())))
                .toList();
        boolean named = heard.stream().anyMatch(party -> party.name() != null || party.contactId() != null);
        return heard.size() == 2 && named && conversation.channel() == Channel.CALL
                ? new VoicesView(heard.get(0).id().toString(), heard.get(1).id().toString())
                : null;
    }

    /** The subject; else who takes part, the customer's side first; else the name of the file. */
    static String title(Conversation conversation) {
        String subject = conversation.subject();
        if (subject != null && !subject.isBlank()) {
            return subject;
        }
        List<Party> parties = conversation.parties();
        List<String> known = Stream.concat(
                        parties.stream().filter(party -> party.side() != Side.OURS),
                        parties.stream().filter(party -> party.side() == Side.OURS && party.name() != null))
                .filter(ConversationViews::isSomebody)
                .map(Party::label)
                .distinct()
                .toList();
        return known.isEmpty() ? unknown(conversation) : together(known);
    }

    /** A meeting of sixty is called by the first three. */
    private static String together(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return more > 1
                ? String.join(", ", names.subList(0, MOST_NAMES)) + " and " + more + " others"
                : String.join(" and ", names);
    }

    private static boolean isSomebody(Party party) {
        return Stream.of(party.name(), party.phone(), party.email(), party.handle())
                .anyMatch(Objects::nonNull);
    }

    private static String unknown(Conversation conversation) {
        return conversation.items().stream()
                .flatMap(item -> Optional.ofNullable(item.filename()).stream())
                .findFirst()
                .orElse(Words.of(conversation.channel()) + " with someone unknown");
    }

    /** Of a thread its messages; of recordings the time in which anything was recorded, a side each or both. */
    static @Nullable String duration(Conversation conversation) {
        if (conversation.channel() == Channel.EMAIL) {
            int messages = conversation.items().size();
            return messages < 2 ? null : Words.count(messages, "message", "messages");
        }
        List<Item> inOrder = recordings(conversation)
                .sorted(Comparator.comparing(Item::startedAt))
                .toList();
        long ms = 0;
        Instant until = Instant.MIN;
        for (Item item : inOrder) {
            Instant end = item.startedAt()
                    .plusMillis(Objects.requireNonNull(item.recording()).durationMs());
            Instant from = item.startedAt().isAfter(until) ? item.startedAt() : until;
            if (end.isAfter(from)) {
                ms += Duration.between(from, end).toMillis();
                until = end;
            }
        }
        return ms == 0 ? null : Times.duration(ms);
    }

    private static Stream<Item> recordings(Conversation conversation) {
        return conversation.items().stream()
                .filter(item -> item.kind() == ItemKind.RECORDING && item.recording() != null);
    }

    private static String emptyText(Conversation conversation) {
        if (conversation.channel() == Channel.CHAT) {
            return "There is no message in it: what is known of it is that some were taken back.";
        }
        return switch (conversation.state()) {
            case PENDING -> "The transcript appears here as soon as it is there. This page need not be reloaded.";
            case PROCESSED -> "No words were heard in this recording.";
            case QUARANTINED ->
                "There is no transcript, since the recording could not be processed; the reason is beside.";
            case DISCARDED -> "The recording was discarded.";
        };
    }

    private String itemName(Item item) {
        if (item.kind() == ItemKind.MESSAGE) {
            return "Message of " + times.moment(item.startedAt()).text();
        }
        if (item.kind() == ItemKind.CHAT) {
            return "Session of " + times.moment(item.startedAt()).text();
        }
        return item.filename() == null ? "Item " + item.id() : item.filename();
    }

    private @Nullable PlayerView player(
            Viewer viewer, Conversation conversation, Optional<String> wanted, long startMs) {
        List<Item> playable = recordings(conversation).toList();
        Optional<Item> chosen = playable.stream()
                .filter(item -> wanted.isEmpty() || item.id().toString().equals(wanted.get()))
                .findFirst()
                .or(() -> playable.stream().findFirst());
        return chosen.flatMap(item -> Optional.ofNullable(item.recording())
                        .map(recording -> player(
                                conversation,
                                item,
                                recording,
                                calls.partiesOn(viewer, conversation, item.id()),
                                playable,
                                startMs)))
                .orElse(null);
    }

    private static PlayerView player(
            Conversation conversation,
            Item item,
            Recording recording,
            List<Party> voices,
            List<Item> playable,
            long startMs) {
        String api = "/api/v1/conversations/" + conversation.id();
        return new PlayerView(
                item.id().toString(),
                api + "/recording?item=" + item.id() + "&as=playable",
                api + "/waveform?item=" + item.id(),
                recording.durationMs(),
                Times.duration(recording.durationMs()),
                startMs,
                recording.tracks(),
                IntStream.range(0, recording.tracks())
                        .mapToObj(track -> Words.css(side(voices, track)))
                        .collect(Collectors.joining(" ")),
                conversation.parties().stream()
                        .map(Party::side)
                        .distinct()
                        .sorted()
                        .map(side -> new Tint(Words.css(side), Words.of(side)))
                        .toList(),
                playable.size() < 2
                        ? List.of()
                        : playable.stream()
                                .map(each -> new Choice(
                                        ConversationDownloads.name(each), "?item=" + each.id(), each == item))
                                .toList());
    }

    private static Side side(List<Party> voices, int track) {
        return voices.stream()
                .filter(party -> Integer.valueOf(track).equals(party.track()))
                .map(Party::side)
                .findFirst()
                .orElse(Side.UNKNOWN);
    }

    private PartyView party(Viewer viewer, Party party) {
        List<String> details = Stream.of(party.phone(), party.email(), party.handle())
                .flatMap(Stream::ofNullable)
                .filter(detail -> !detail.equals(party.label()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (party.side() != Side.UNKNOWN && party.sideConfidence() < 1) {
            details.add("Side derived, %.0f %% sure".formatted(party.sideConfidence() * 100));
        }
        return new PartyView(
                party.id().toString(),
                party.label(),
                party.name(),
                Words.css(party.side()),
                Words.of(party.side()),
                details,
                party.side() == Side.UNKNOWN,
                party.contactId() == null
                        ? null
                        : Link.of(names.contact(viewer, party.contactId()), "/contacts/" + party.contactId()));
    }
}
