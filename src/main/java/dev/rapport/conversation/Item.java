package dev.rapport.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One recording, one email message, or one chat session: what is captured, processed, matched, filed and counted.
 *
 * @param source where it came from, as the ledger names it
 * @param externalId the source's own id of it, where it has one
 * @param filename as it was delivered; never used as a path
 * @param startedAt when it was said or sent; the time of its arrival where that is not known
 * @param recording null until the sound was read
 * @param match null until it was decided
 * @param flags what a person should know of it, such as "same externalId, other content"
 */
public record Item(
        ItemId id,
        ConversationId conversation,
        ItemKind kind,
        String source,
        @Nullable String externalId,
        @Nullable String filename,
        Original original,
        Instant startedAt,
        ItemState state,
        @Nullable Recording recording,
        Map<Stage, StageStatus> stages,
        @Nullable Match match,
        List<String> flags) {

    /** The media type of an original that is a vCon: of a recording, that there is no sound. */
    public static final String VCON = "application/vcon";

    public Item {
        stages = Map.copyOf(stages);
        flags = List.copyOf(flags);
    }

    /** Whether it is a recording with sound: of some calls only the words came, in a vCon. */
    public boolean hasSound() {
        return kind == ItemKind.RECORDING && !VCON.equals(original.mediaType());
    }

    /** The same item in another conversation. */
    public Item in(ConversationId other) {
        return new Item(
                id,
                other,
                kind,
                source,
                externalId,
                filename,
                original,
                startedAt,
                state,
                recording,
                stages,
                match,
                flags);
    }

    /** The same item, said or sent at another time. */
    public Item at(Instant time) {
        return new Item(
                id,
                conversation,
                kind,
                source,
                externalId,
                filename,
                original,
                time,
                state,
                recording,
                stages,
                match,
                flags);
    }

    /** The same item with what became of its stages. */
    public Item with(Map<Stage, StageStatus> known) {
        return new Item(
                id,
                conversation,
                kind,
                source,
                externalId,
                filename,
                original,
                startedAt,
                state,
                recording,
                known,
                match,
                flags);
    }
}
