package dev.rapport.web;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.StageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes calls in the archive, as capture and the stages would. */
public final class Samples {

    public static final Instant STARTED = Instant.parse("2026-03-04T15:00:00Z");

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final ItemStore items;
    private final StageStore stages;
    private final MediaStore media;

    Samples(
            ConversationStore conversations,
            TranscriptStore transcripts,
            ItemStore items,
            StageStore stages,
            MediaStore media) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.items = items;
        this.stages = stages;
        this.media = media;
    }

    /** A call between Olive (ours) and Theo, not yet transcribed, that is this recording. */
    public Conversation call(byte[] recording, @Nullable String filename, Instant startedAt) {
        Original original = store(recording);
        ConversationId id = ConversationId.create();
        Item item = new Item(
                ItemId.create(),
                id,
                ItemKind.RECORDING,
                "test",
                null,
                filename,
                original,
                startedAt,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                List.of());
        Conversation conversation = new Conversation(
                id,
                Channel.CALL,
                "A call",
                startedAt,
                null,
                Direction.INBOUND,
                "en-US",
                List.of(item),
                List.of(party(Side.OURS, "Olive", "+12125550100", 0), party(Side.THEIRS, "Theo", "+12125550111", 1)));
        conversations.add(conversation);
        return conversation;
    }

    public Conversation call() {
        return call(Sounds.muLaw(2, 8000, 800), "call.wav", STARTED);
    }

    /** The same, transcribed: so many utterances, by turns of both parties, a second each. */
    public Conversation transcribed(int utterances) {
        Conversation call = call();
        Item item = call.items().getFirst();
        List<Utterance> said = new ArrayList<>();
        for (int i = 0; i < utterances; i++) {
            Party party = call.parties().get(i % 2);
            String text = "Number " + i;
            said.add(new Utterance(
                    UtteranceId.create(),
                    item.id(),
                    null,
                    party.id(),
                    new TimeSpan(i * 1000L, i * 1000L + 900),
                    null,
                    text,
                    text.toLowerCase(java.util.Locale.ROOT),
                    0.9,
                    List.of(
                            new Word("Number", i * 1000L, i * 1000L + 400, 0.9, 0, 6),
                            new Word(text.substring(7), i * 1000L + 400, i * 1000L + 900, 0.9, 7, text.length()))));
        }
        transcripts.replace(item.id(), said);
        for (Stage stage : Stage.values()) {
            stages.ask(item.id(), stage);
            stages.done(item.id(), stage);
        }
        items.become(item.id(), ItemState.PROCESSED);
        return call;
    }

    /** A call that failed at transcribing. */
    public Conversation quarantined(String reason) {
        Conversation call = call();
        ItemId item = call.items().getFirst().id();
        stages.ask(item, Stage.TRANSCRIBE);
        stages.failed(item, Stage.TRANSCRIBE, reason, null);
        items.become(item, ItemState.QUARANTINED);
        return call;
    }

    private Original store(byte[] recording) {
        try {
            return media.store(new ByteArrayInputStream(recording), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Party party(Side side, String name, String phone, int track) {
        return new Party(PartyId.create(), side, 0.9, name, phone, null, null, null, track, null);
    }
}
