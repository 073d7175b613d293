package dev.rapport.capture.call;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.call.CallOutcome.Accepted;
import dev.rapport.capture.call.CallOutcome.Refused;
import dev.rapport.capture.call.CallOutcome.Why;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.Company;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes recorded calls in: from bytes, with what is known of the call, to an item that waits for its first stage.
 *
 * <p>The bytes are on disk before the rows are committed, and the rows before this returns, so that whoever is told
 * "accepted" may forget the call. A kill in between leaves at most an original that nothing points to. Safe for use by
 * many threads.
 */
@Component
public final class CallIntake {

    /** What the ledger calls calls that come by the API and name no source. */
    public static final String API_SOURCE = "api";

    private final MediaStore media;
    private final Intake intake;
    private final CallParties parties;
    private final RawKinds raw;
    private final long maxBytes;
    private final Clock clock;

    CallIntake(MediaStore media, Intake intake, CallSettings settings, RawKinds raw, Company company, Clock clock) {
        this.media = media;
        this.intake = intake;
        this.parties = new CallParties(settings.tracks(), new OwnNumbers(company));
        this.raw = raw;
        this.maxBytes = settings.maxSize().toBytes();
        this.clock = clock;
    }

    /**
     * Takes what came by a request.
     *
     * @param audio is read to its end, and not closed
     * @param filename only shown, never used as a path
     * @throws TemporaryFailure when there is no room or no database just now; delivering it again is safe
     */
    public CallOutcome receive(InputStream audio, @Nullable String filename, CallMetadata metadata) {
        return receive(audio, filename, null, metadata);
    }

    /**
     * The same for what may have no header.
     *
     * @param mediaType what it was said to be, such as "audio/L16;rate=16000"; what has a header is believed instead
     */
    public CallOutcome receive(
            InputStream audio, @Nullable String filename, @Nullable String mediaType, CallMetadata metadata) {
        Optional<String> doubt = metadata.doubtAboutTime(clock.instant());
        if (doubt.isPresent()) {
            return new Refused(Why.METADATA, doubt.get());
        }
        String shown = filename == null ? null : filename.replace("\0", "");
        CallDelivery delivery = new CallDelivery(API_SOURCE, shown, metadata, clock.instant(), null, List.of());
        return receive(audio, delivery, mediaType, () -> {});
    }

    /**
     * @param beforeCommit is run when all bytes are read, and may still stop everything by an exception
     */
    CallOutcome receive(InputStream audio, CallDelivery delivery, Runnable beforeCommit) {
        return receive(audio, delivery, null, beforeCommit);
    }

    private CallOutcome receive(
            InputStream audio, CallDelivery delivery, @Nullable String mediaType, Runnable beforeCommit) {
        try {
            BufferedInputStream buffered = new BufferedInputStream(audio, AudioHead.BYTES);
            AudioHead head = peek(buffered);
            if (head.isEmpty()) {
                return new Refused(Why.EMPTY, "It is empty; deliver the recording again once it is complete");
            }
            Optional<String> rawType = raw.of(head, delivery.filename(), mediaType);
            if (rawType.isEmpty() && !head.isAudio()) {
                return new Refused(Why.NOT_AUDIO, raw.whyNot(delivery.filename()));
            }
            Original original = media.store(buffered, maxBytes).as(rawType.orElse(null));
            beforeCommit.run();
            return take(delivery, original, head);
        } catch (MediaStore.TooLarge e) {
            return new Refused(Why.TOO_LARGE, e.getMessage() + "; rapport.calls.max-size sets that");
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The recording cannot be stored just now; see that there is room on the disk", e);
        }
    }

    private CallOutcome take(CallDelivery delivery, Original original, AudioHead head) {
        CallMetadata metadata = delivery.metadata();
        Arrival arrival = new Arrival(
                delivery.ledgerName(), Channel.CALL, metadata.externalId(), metadata.startedAt(), delivery.file());
        Taken taken = intake.take(arrival, original, flags -> conversation(delivery, original, head, flags));
        return new Accepted(taken.conversation(), taken.item(), taken.duplicate(), taken.flags());
    }

    private Conversation conversation(
            CallDelivery delivery, Original original, AudioHead head, List<String> moreFlags) {
        CallMetadata metadata = delivery.metadata();
        ConversationId id = ConversationId.create();
        List<Party> people = parties.of(metadata, tracks(original, head));
        return new Conversation(
                id,
                Channel.CALL,
                metadata.subject(),
                delivery.startedAt(),
                null,
                metadata.direction(),
                metadata.language(),
                List.of(item(id, delivery, original, moreFlags)),
                people);
    }

    private static OptionalInt tracks(Original original, AudioHead head) {
        String raw = original.mediaType();
        return raw == null ? head.tracks() : RawKinds.tracks(raw);
    }

    private static Item item(
            ConversationId conversation, CallDelivery delivery, Original original, List<String> moreFlags) {
        List<String> flags = new ArrayList<>(delivery.flags());
        flags.addAll(moreFlags);
        return new Item(
                ItemId.create(),
                conversation,
                ItemKind.RECORDING,
                delivery.ledgerName(),
                delivery.metadata().externalId(),
                delivery.filename(),
                original,
                delivery.startedAt(),
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                flags);
    }

    private static AudioHead peek(BufferedInputStream audio) throws IOException {
        audio.mark(AudioHead.BYTES);
        byte[] head = audio.readNBytes(AudioHead.BYTES);
        audio.reset();
        return new AudioHead(head);
    }
}
