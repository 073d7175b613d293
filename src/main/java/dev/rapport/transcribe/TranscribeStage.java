package dev.rapport.transcribe;

import dev.rapport.archive.CallStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.GivenTranscriptStore;
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
import dev.rapport.installation.Company;
import dev.rapport.transcribe.speakers.Casting;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The stage that turns the recording of an item into its transcript; what is no recording, or came with its words, passes by.
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
    private final CallStore calls;
    private final TranscriptStore transcripts;
    private final GivenTranscriptStore given;
    private final StageStore stages;
    private final MediaStore media;
    private final Transcriber transcriber;
    private final ReadableSpeech readable;
    private final Company company;
    private final ApplicationEventPublisher events;

    TranscribeStage(
            ItemStore items,
            ConversationStore conversations,
            PartyStore parties,
            CallStore calls,
            TranscriptStore transcripts,
            GivenTranscriptStore given,
            StageStore stages,
            MediaStore media,
            Transcriber transcriber,
            ReadableSpeech readable,
            Company company,
            ApplicationEventPublisher events) {
        this.items = items;
        this.conversations = conversations;
        this.parties = parties;
        this.calls = calls;
        this.transcripts = transcripts;
        this.given = given;
        this.stages = stages;
        this.media = media;
        this.transcriber = transcriber;
        this.readable = readable;
        this.company = company;
        this.events = events;
    }

    /** What the stage found, to be stored. */
    sealed interface Outcome {

        /** What was said, by track. */
        record Heard(Item item, Transcription transcription) implements Outcome {}

        /** Nothing is to be heard. */
        record NotHeard(ItemId item, String reason) implements Outcome {}
    }

    /** Listens. */
    public Outcome compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        if (item.kind() != ItemKind.RECORDING) {
            return new Outcome.NotHeard(item.id(), "It is no recording");
        }
        Optional<String> given = this.given.reason(item.id());
        if (given.isPresent()) {
            return new Outcome.NotHeard(item.id(), given.get());
        }
        try {
            KnownVoices known = known(item);
            SeekableByteChannel sound = media.open(item.original());
            return new Outcome.Heard(
                    item,
                    transcriber.transcribe(
                            item.id(), known, sound, item.original().mediaType(), progress(item)));
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
            case Outcome.NotHeard none -> stages.skipped(none.item(), Stage.TRANSCRIBE, none.reason());
        }
    }

    private List<Utterance> utterances(Outcome.Heard heard) {
        Conversation conversation = conversation(heard.item());
        Transcription transcription = readable.of(heard.transcription(), conversation);
        return transcription.mixed()
                ? mixed(heard.item(), conversation, transcription)
                : apart(heard.item(), conversation, transcription);
    }

    private List<Utterance> apart(Item item, Conversation conversation, Transcription transcription) {
        TrackParties voices = new TrackParties(
                calls.partiesOn(Viewer.PIPELINE, conversation, item.id()),
                transcription.recording().tracks());
        List<Utterance> utterances = new ArrayList<>();
        for (TrackUtterance said : transcription.utterances()) {
            utterances.add(utterance(item.id(), voices.of(said.track()), said));
        }
        voices.created().forEach(party -> add(conversation, item, party));
        return utterances;
    }

    /** Of one recording of several, the track is kept apart: another party may have the same track of another. */
    private void add(Conversation conversation, Item item, Party party) {
        parties.add(conversation.id(), party);
        if (conversation.items().size() > 1 && party.track() != null) {
            calls.voice(item.id(), party.track(), party.id());
        }
    }

    private List<Utterance> mixed(Item item, Conversation conversation, Transcription transcription) {
        VoiceParties voices = new VoiceParties(
                conversation.parties(),
                transcription.utterances(),
                transcripts.heard(Viewer.PIPELINE, item.id()),
                new Casting(company.name(), conversation.direction()));
        voices.created().forEach(party -> add(conversation, item, party));
        voices.sided().forEach((party, role) -> parties.sided(party, role.side(), role.confidence()));
        return transcription.utterances().stream()
                .map(said -> utterance(item.id(), voices.of(said.speaker()), said))
                .toList();
    }

    /** A recording of several that is one side's has the voice of that side alone. */
    private KnownVoices known(Item item) {
        Conversation conversation = conversation(item);
        boolean oneSide = conversation.items().size() > 1
                && calls.voices(Viewer.PIPELINE, item.id()).size() == 1;
        return new KnownVoices(VoiceParties.named(conversation.parties()), oneSide);
    }

    private Conversation conversation(Item item) {
        return conversations
                .find(Viewer.PIPELINE, item.conversation())
                .orElseThrow(() -> new IllegalStateException("Item " + item.id() + " has no conversation"));
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
