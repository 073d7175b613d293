package dev.rapport.understand;

import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.archive.WrittenStore;
import dev.rapport.archive.WrittenStore.Written;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Reads from the archive what finders look at.
 *
 * <p>Of a message only what is newly said is there: neither what it quotes nor its signature has utterances. What was written
 * before it in its thread lends the last {@value #NEIGHBOURS} sentences. Of a call of several recordings all lines are there,
 * since each side may have its own. Safe for use by many threads.
 */
@Component
public class Talks {

    static final int NEIGHBOURS = 12;

    private static final int LATER = 60;

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final WrittenStore written;
    private final Company company;

    Talks(ConversationStore conversations, TranscriptStore transcripts, WrittenStore written, Company company) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.written = written;
        this.company = company;
    }

    /** What was said in an item, with its neighbours. */
    public Talk of(Item item) {
        return switch (item.kind()) {
            case RECORDING -> spoken(item);
            case MESSAGE, CHAT -> written(List.of(item)).getFirst();
        };
    }

    /** What was written in messages, each with its neighbours, in this order. */
    List<Talk> written(List<Item> items) {
        Map<ItemId, List<Written>> around =
                written.around(Viewer.PIPELINE, items.stream().map(Item::id).toList(), NEIGHBOURS);
        return items.stream()
                .map(item -> written(item, around.getOrDefault(item.id(), List.of())))
                .toList();
    }

    /** What was written later in the same conversation, at most {@value #LATER} sentences; nothing for a recording. */
    List<Line> after(Item item) {
        return item.kind() == ItemKind.RECORDING
                ? List.of()
                : written.after(Viewer.PIPELINE, item.id(), LATER).stream()
                        .map(one -> new Line(item.conversation(), one.utterance(), one.side(), one.at(), false))
                        .toList();
    }

    private Talk spoken(Item item) {
        Conversation conversation = conversations
                .find(Viewer.PIPELINE, item.conversation())
                .orElseThrow(() -> new IllegalStateException("Item " + item.id() + " has no conversation"));
        Map<PartyId, Side> sides = conversation.parties().stream().collect(toMap(Party::id, Party::side));
        Map<ItemId, Instant> began = conversation.items().stream().collect(toMap(Item::id, Item::startedAt));
        List<Utterance> said = conversation.items().size() == 1
                ? transcripts.of(Viewer.PIPELINE, item.id())
                : transcripts.all(Viewer.PIPELINE, item.conversation());
        List<Line> lines = said.stream()
                .map(one -> new Line(
                        item.conversation(),
                        one,
                        sides.getOrDefault(one.partyId(), Side.UNKNOWN),
                        began.getOrDefault(one.itemId(), item.startedAt()).plusMillis(one.startMs()),
                        one.itemId().equals(item.id())))
                .toList();
        return new Talk(item.conversation(), item.id(), Channel.CALL, company.zone(), lines);
    }

    private Talk written(Item item, List<Written> sentences) {
        List<Line> lines = sentences.stream()
                .map(one -> new Line(
                        item.conversation(),
                        one.utterance(),
                        one.side(),
                        one.at(),
                        one.utterance().itemId().equals(item.id())))
                .toList();
        ZoneId zone = sentences.stream()
                .filter(one -> one.utterance().itemId().equals(item.id()))
                .map(Written::offsetSeconds)
                .filter(Objects::nonNull)
                .findFirst()
                .<ZoneId>map(ZoneOffset::ofTotalSeconds)
                .orElse(company.zone());
        Channel channel = item.kind() == ItemKind.CHAT ? Channel.CHAT : Channel.EMAIL;
        return new Talk(item.conversation(), item.id(), channel, zone, lines);
    }
}
