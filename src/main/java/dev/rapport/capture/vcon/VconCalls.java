package dev.rapport.capture.vcon;

import dev.rapport.capture.call.CallDetails;
import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.Unprocessable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the recordings of a vCon in, by the door of all recordings. In the caller's transaction. */
@Component
final class VconCalls {

    private final CallIntake intake;
    private final GivenWords words;
    private final OwnExports own;
    private final VconSettings settings;

    VconCalls(CallIntake intake, GivenWords words, OwnExports own, VconSettings settings) {
        this.intake = intake;
        this.words = words;
        this.own = own;
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
        try (BufferedInputStream sound =
                new BufferedInputStream(dialog.content().open(), CallIntake.HEAD_BYTES)) {
            OptionalInt tracks = tracks(sound);
            CallMetadata metadata = metadata(
                    coming,
                    dialog,
                    tracks,
                    oneOfSeveral,
                    given.map(GivenTranscript::language).orElse(null));
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

    /** What we sent out ourselves has another name here: its sound and time tell that it is the same. */
    private CallMetadata metadata(
            Coming coming, Dialog dialog, OptionalInt tracks, boolean oneOfSeveral, @Nullable String language) {
        String uuid = coming.vcon().uuid();
        return new CallMetadata(
                own.isOne(coming.vcon()) ? null : oneOfSeveral ? uuid + "/" + dialog.index() : uuid,
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
        boolean apart = dialog.tracks().size() > 1
                && tracks.equals(OptionalInt.of(dialog.tracks().size()));
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
}
