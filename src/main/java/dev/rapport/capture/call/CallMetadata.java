package dev.rapport.capture.call;

import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about a call.
 *
 * @param externalId the source's own id of it
 * @param source as the ledger shall name it
 * @param language a BCP 47 tag such as "en-US"
 * @param details the place of the recording in its call
 */
public record CallMetadata(
        @Nullable String externalId,
        @Nullable String source,
        @Nullable Instant startedAt,
        @Nullable Direction direction,
        @Nullable String language,
        @Nullable String subject,
        List<Participant> parties,
        CallDetails details) {

    /** Nothing is said. */
    public static final CallMetadata NONE =
            new CallMetadata(null, null, null, null, null, null, List.of(), CallDetails.NONE);

    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);

    public CallMetadata {
        parties = List.copyOf(parties);
    }

    /**
     * Reads the JSON of a sidecar or a request.
     *
     * @param zone in which times without an offset are read
     * @throws InvalidMetadata naming the field that is wrong, and what it should be; unknown fields are no fault
     */
    public static CallMetadata parse(String json, ZoneId zone) {
        return new CallMetadataReader(zone).read(json);
    }

    /** Why the time cannot be when the call was: before calls were recorded to files, or yet to come. */
    Optional<String> doubtAboutTime(Instant now) {
        return startedAt == null || isPossible(startedAt, now)
                ? Optional.empty()
                : Optional.of("startedAt is " + startedAt + ", which no call can be; give a time from 1980 until now");
    }

    /** Clocks of recorders may be wrong by some hours, and by a zone. */
    static boolean isPossible(Instant time, Instant now) {
        return !time.isBefore(FIRST) && time.isBefore(now.plus(AHEAD));
    }

    CallMetadata withoutTime() {
        return new CallMetadata(externalId, source, null, direction, language, subject, parties, details);
    }

    /** These, and where they are silent, the others; who takes part is taken whole from the one or the other. */
    CallMetadata or(CallMetadata other) {
        return new CallMetadata(
                externalId == null ? other.externalId : externalId,
                source == null ? other.source : source,
                startedAt == null ? other.startedAt : startedAt,
                direction == null ? other.direction : direction,
                language == null ? other.language : language,
                subject == null ? other.subject : subject,
                parties.isEmpty() ? other.parties : parties,
                details.or(other.details));
    }

    /**
     * The id of the call that this recording is only a part of, as far as its source says; null for one that is a call by
     * itself.
     */
    @Nullable
    String joinedBy() {
        if (details.callId() != null) {
            return details.callId();
        }
        return details.part() == null ? null : externalId;
    }

    /** What tells this recording from all others of its source: the parts of a call may share one id. */
    @Nullable
    String ownId() {
        CallPart part = details.part();
        String id = externalId == null ? details.callId() : externalId;
        return id == null || part == null || id.endsWith("/" + part.label()) ? id : id + "/" + part.label();
    }

    /**
     * Someone who takes part in the call, as far as the source says.
     *
     * @param track the track of the recording that is this one's alone, counted from 0
     * @param role whether it called or was called, where that is known
     */
    public record Participant(
            @Nullable Side side,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable Integer track,
            @Nullable Role role) {

        Participant(
                @Nullable Side side,
                @Nullable String name,
                @Nullable String phone,
                @Nullable String email,
                @Nullable Integer track) {
            this(side, name, phone, email, track, null);
        }
    }
}
