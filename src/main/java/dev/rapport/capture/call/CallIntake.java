package dev.rapport.capture.call;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.call.CallOutcome.Accepted;
import dev.rapport.capture.call.CallOutcome.Refused;
import dev.rapport.capture.call.CallOutcome.Why;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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

    /** How much of a recording {@link #statedTracks} wants to see. */
    public static final int HEAD_BYTES = AudioHead.BYTES;

    private final MediaStore media;
    private final Intake intake;
    private final CallConversations conversations;
    private final FileNames names;
    private final RawKinds raw;
    private final long maxBytes;
    private final Clock clock;

    CallIntake(
            MediaStore media,
            Intake intake,
            CallConversations conversations,
            FileNames names,
            CallSettings settings,
            RawKinds raw,
            Clock clock) {
        this.media = media;
        this.intake = intake;
        this.conversations = conversations;
        this.names = names;
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
        String source = metadata.source() == null ? API_SOURCE : metadata.source();
        CallMetadata named = shown == null ? CallMetadata.NONE : names.read(lastName(shown), source);
        CallMetadata all = metadata.or(named.doubtAboutTime(clock.instant()).isPresent() ? named.withoutTime() : named);
        CallDelivery delivery = new CallDelivery(API_SOURCE, shown, all, clock.instant(), null, List.of());
        return receive(audio, delivery, mediaType, () -> {});
    }

    /**
     * The same for a recording that a file of a watched folder asks for, and which was fetched since.
     *
     * @param metadata which name the source
     * @param asking the file; to be acknowledged once it has been moved away
     */
    public CallOutcome receive(InputStream audio, String filename, CallMetadata metadata, FileDelivery asking) {
        Optional<String> doubt = metadata.doubtAboutTime(clock.instant());
        CallMetadata said = doubt.isPresent() ? metadata.withoutTime() : metadata;
        CallDelivery delivery = new CallDelivery(
                API_SOURCE,
                filename,
                said,
                clock.instant(),
                asking,
                doubt.stream().toList());
        return receive(audio, delivery, null, () -> {});
    }

    /** The largest recording that is taken, in bytes. */
    public long largest() {
        return maxBytes;
    }

    /** Browsers may send a whole path, of any system. */
    private static String lastName(String filename) {
        return filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
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
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The recording cannot be stored just now; see that there is room on the disk", e);
        }
    }

    private CallOutcome take(CallDelivery delivery, Original original, AudioHead head) {
        CallMetadata metadata = delivery.metadata();
        String ledgerName = delivery.ledgerName();
        Arrival arrival =
                new Arrival(ledgerName, Channel.CALL, metadata.ownId(), metadata.startedAt(), delivery.file());
        String joinedBy = metadata.joinedBy();
        Set<String> lock = joinedBy == null ? Set.of() : Set.of("call " + ledgerName + " " + joinedBy);
        Taken taken = intake.takeInto(
                arrival,
                original,
                lock,
                flags -> conversations.keep(delivery, original, tracks(original, head), flags));
        return new Accepted(taken.conversation(), taken.item(), taken.duplicate(), taken.flags());
    }

    /** How many tracks a recording states at its beginning; empty where it does not. */
    public static OptionalInt statedTracks(byte[] head) {
        return new AudioHead(head).tracks();
    }

    private static OptionalInt tracks(Original original, AudioHead head) {
        String raw = original.mediaType();
        return raw == null ? head.tracks() : RawKinds.tracks(raw);
    }

    private static AudioHead peek(BufferedInputStream audio) throws IOException {
        audio.mark(AudioHead.BYTES);
        byte[] head = audio.readNBytes(AudioHead.BYTES);
        audio.reset();
        return new AudioHead(head);
    }
}
