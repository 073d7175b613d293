package dev.rapport.transcribe;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.StageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The stage that turns the recording of an item into its transcript; what is no recording passes by.
 *
 * <p>Listening takes minutes and happens outside of any transaction; storing replaces what was stored before. Safe for use
 * by many threads.
 */
@Component("transcribeStage")
final class TranscribeStage {

    private static final double STEP = 0.01;

    private final ItemStore items;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final TranscriptStore transcripts;
    private final StageStore stages;
    private final MediaStore media;
    private final Transcriber transcriber;
    private final ApplicationEventPublisher events;

    TranscribeStage(
            ItemStore items,
            ConversationStore conversations,
            PartyStore parties,
            TranscriptStore transcripts,
            StageStore stages,
            MediaStore media,
            Transcriber transcriber,
            ApplicationEventPublisher events) {
        this.items = items;
        this.conversations = conversations;
        this.parties = parties;
        this.transcripts = transcripts;
        this.stages = stages;
        this.media = media;
        this.transcriber = transcriber;
        this.events = events;
    }

    /** What the stage found, to be stored. */
    sealed interface Outcome {

        /** What was said, by track. */
        record Heard(Item item, Transcription transcription) implements Outcome {}

        /** It is no recording. */
        record NoSound(ItemId item) implements Outcome {}
    }

    /** Listens. */
    public Outcome compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        if (item.kind() != ItemKind.RECORDING) {
            return new Outcome.NoSound(item.id());
        }
        try {
            SeekableByteChannel sound = media.open(item.original());
            return new Outcome.Heard(
                    item,
                    transcriber.transcribe(item.id(), sound, item.original().mediaType(), progress(item)));
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The recording " + item.original().sha256() + " of the media store can not be read (" + e
                            + "). Bring it back from a backup, or mend the disk.",
                    e);
        }
    }

    /** Keeps what was heard, in the caller's transaction. */
    public void store(Outcome outcome) {
        switch (outcome) {
            case Outcome.Heard heard -> {
                items.recorded(heard.item().id(), heard.transcription().recording());
                items.noted(heard.item().id(), heard.transcription().notes());
                transcripts.replace(heard.item().id(), utterances(heard));
                stages.done(heard.item().id(), Stage.TRANSCRIBE);
            }
            case Outcome.NoSound none -> stages.skipped(none.item(), Stage.TRANSCRIBE, "It is no recording");
        }
    }

    private List<Utterance> utterances(Outcome.Heard heard) {
        Transcription transcription = heard.transcription();
        Conversation conversation = conversations
                .find(Viewer.PIPELINE, heard.item().conversation())
                .orElseThrow(
                        () -> new IllegalStateException("Item " + heard.item().id() + " has no conversation"));
        TrackParties voices = new TrackParties(
                conversation.parties(), transcription.recording().tracks());
        List<Utterance> utterances = new ArrayList<>();
        for (TrackUtterance said : transcription.utterances()) {
            utterances.add(utterance(heard.item().id(), voices.of(said.track()), said));
        }
        voices.created().forEach((Party party) -> parties.add(conversation.id(), party));
        return utterances;
    }

    private static Utterance utterance(ItemId item, PartyId party, TrackUtterance said) {
        return new Utterance(
                UtteranceId.create(),
                item,
                null,
                party,
                said.time(),
                null,
                said.text(),
                said.rawText(),
                said.confidence(),
                said.words());
    }

    /** Tells of every hundredth part. */
    private DoubleConsumer progress(Item item) {
        return new DoubleConsumer() {
            private double told;

            @Override
            public void accept(double done) {
                if (done - told >= STEP) {
                    told = done;
                    events.publishEvent(new TranscriptionProgress(item.id(), item.conversation(), done));
                }
            }
        };
    }
}
