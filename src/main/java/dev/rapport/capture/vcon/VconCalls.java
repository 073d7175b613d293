package dev.rapport.capture.vcon;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.call.CallDetails;
import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Unprocessable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings the calls of a vCon in: recordings by the door of all recordings, and calls of which only the words came.
 *
 * <p>In the caller's transaction.
 */
@Component
final class VconCalls {

    private final CallIntake intake;
    private final Intake silent;
    private final ConversationStore conversations;
    private final CallStore calls;
    private final GivenWords words;
    private final VconSettings settings;

    VconCalls(
            CallIntake intake,
            Intake silent,
            ConversationStore conversations,
            CallStore calls,
            GivenWords words,
            VconSettings settings) {
        this.intake = intake;
        this.silent = silent;
        this.conversations = conversations;
        this.calls = calls;
        this.words = words;
        this.settings = settings;
    }

    /** The recordings, which are one call. */
    List<Brought> recordings(Coming coming, List<Dialog> dialogs) {
        List<Brought> brought = new ArrayList<>();
        for (Dialog dialog : dialogs) {
            brought.add(recording(coming, dialog, dialogs.size() > 1));
        }
        return brought;
    }

    private Brought recording(Coming coming, Dialog dialog, boolean oneOfSeveral) {
        Optional<GivenTranscript> given = settings.transcripts() == VconSettings.Transcripts.GIVEN
                ? TranscriptReader.of(coming.vcon(), dialog).filter(GivenTranscript::timed)
                : Optional.empty();
        try (BufferedInputStream sound = new BufferedInputStream(dialog.content().open(), CallIntake.HEAD_BYTES)) {
            OptionalInt tracks = tracks(sound);
            CallMetadata metadata = metadata(coming, dialog, tracks, oneOfSeveral, language(given));
            return switch (intake.receive(sound, dialog.filename(), dialog.mediaType(), metadata)) {
                case CallOutcome.Refused refused ->
                    throw new Unprocessable("The recording of " + dialog.place() + ": " + refused.reason());
                case CallOutcome.Accepted call -> {
                    if (!call.duplicate() && given.isPresent()) {
                        words.ofRecording(coming, dialog, given.get(), call, tracks);
                    }
                    yield new Brought(
                            call.conversationId(),
                            call.itemId(),
                            call.duplicate(),
                            Map.of(call.itemId().toString(), dialog.index()));
                }
            };
        } catch (IOException e) {
            throw dialog.content().unusable(e);
        }
    }

    private static OptionalInt tracks(BufferedInputStream sound) throws IOException {
        sound.mark(CallIntake.HEAD_BYTES);
        byte[] head = sound.readNBytes(CallIntake.HEAD_BYTES);
        sound.reset();
        return CallIntake.statedTracks(head);
    }

    private static @Nullable String language(Optional<GivenTranscript> given) {
        return given.map(GivenTranscript::language).orElse(null);
    }

    private static CallMetadata metadata(
            Coming coming, Dialog dialog, OptionalInt tracks, boolean oneOfSeveral, @Nullable String language) {
        String uuid = coming.vcon().uuid();
        return new CallMetadata(
                oneOfSeveral ? uuid + "/" + dialog.index() : uuid,
                coming.source(),
                dialog.start(),
                PeopleSides.direction(dialog, coming.sides()),
                language,
                coming.vcon().subject(),
                participants(coming, dialog, tracks),
                oneOfSeveral ? new CallDetails(coming.name(), null, null, null) : CallDetails.NONE);
    }

    /** Those of the dialog; where it names none, all. A track is a party's where the sound has as many as the dialog says. */
    private static List<Participant> participants(Coming coming, Dialog dialog, OptionalInt tracks) {
        List<Integer> people = dialog.people().isEmpty()
                ? IntStream.range(0, coming.vcon().parties().size()).boxed().toList()
                : dialog.people();
        boolean apart = dialog.tracks().size() > 1 && tracks.equals(OptionalInt.of(dialog.tracks().size()));
        return people.stream()
                .filter(i -> !apart || coming.vcon().parties().get(i).isKnown())
                .map(i -> {
                    Vcon.Person person = coming.vcon().parties().get(i);
                    int track = apart ? dialog.tracks().indexOf(List.of(i)) : -1;
                    return new Participant(
                            coming.sides().get(i),
                            person.name(),
                            person.phone(),
                            person.email(),
                            track < 0 ? null : track,
                            null);
                })
                .toList();
    }

    /** A call of which there is no recording: with its words where they came, else only that it was. */
    Brought silent(Coming coming, Dialog dialog, Optional<GivenTranscript> given, String why) {
        String uuid = coming.vcon().uuid();
        boolean alone = coming.vcon().dialogs().size() < 2;
        Arrival arrival = new Arrival(
                coming.source(),
                Channel.CALL,
                alone ? uuid : uuid + "/" + dialog.index(),
                dialog.start(),
                null,
                null,
                alone ? coming.sha256() : Digests.sha256(coming.sha256() + "/" + dialog.index()));
        Taken taken = silent.takeInto(
                arrival, coming.document(), Set.of(), flags -> keep(coming, dialog, given, arrival, flags, why));
        return new Brought(
                taken.conversation(),
                taken.item(),
                taken.duplicate(),
                Map.of(taken.item().toString(), dialog.index()));
    }

    private Item keep(
            Coming coming,
            Dialog dialog,
            Optional<GivenTranscript> given,
            Arrival arrival,
            List<String> flags,
            String why) {
        VoiceParties voices = VoiceParties.of(coming, dialog.people());
        List<GivenTranscript.Line> lines = given.map(GivenTranscript::lines).orElse(List.of());
        lines.forEach(voices::of);
        ConversationId id = ConversationId.create();
        Original original = coming.document().as(Item.VCON);
        List<String> all = new ArrayList<>(flags);
        if (dialog.kind() == Vcon.Kind.INCOMPLETE) {
            all.add("incomplete: " + (dialog.disposition() == null ? "failed" : dialog.disposition()));
        }
        if (given.isPresent() && !given.get().timed()) {
            all.add("the times of the words are guessed: their source gave none");
        }
        Item item = new Item(
                ItemId.create(),
                id,
                ItemKind.RECORDING,
                coming.source(),
                arrival.externalId(),
                dialog.filename(),
                original,
                dialog.start(),
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                all);
        conversations.add(new Conversation(
                id,
                Channel.CALL,
                coming.vcon().subject(),
                dialog.start(),
                end(dialog, lines),
                PeopleSides.direction(dialog, coming.sides()),
                language(given),
                List.of(item),
                voices.parties()));
        calls.put(id, new CallFact(CallKind.CALL, null, coming.source(), null, true));
        words.alone(item, lines, voices, why);
        return item;
    }

    private static @Nullable Instant end(Dialog dialog, List<GivenTranscript.Line> lines) {
        if (dialog.duration() != null) {
            return dialog.start().plus(dialog.duration());
        }
        return lines.isEmpty() ? null : dialog.start().plusMillis(lines.getLast().endMs());
    }
}
