package dev.rapport.capture.call;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/** A party while its side and track are being decided: what the metadata said stays, the rest is filled in once. */
final class PartyDraft {

    private final Participant said;
    private final @Nullable String speaker;
    private Side side;
    private double sideConfidence;
    private @Nullable Integer track;

    PartyDraft(Participant said) {
        this(said, null);
    }

    private PartyDraft(Participant said, @Nullable String speaker) {
        this.said = said;
        this.speaker = speaker;
        side = said.side() == null ? Side.UNKNOWN : said.side();
        sideConfidence = side == Side.UNKNOWN ? 0 : 1;
        track = said.track();
    }

    static PartyDraft unnamed(String speaker) {
        return new PartyDraft(new Participant(null, null, null, null, null), speaker);
    }

    /** The voice of a part of a call, of which nothing else is known. */
    static PartyDraft unnamed(CallPart part) {
        Side side = part.side();
        return new PartyDraft(new Participant(side, null, null, null, null, part.role()), part.speaker());
    }

    /** Keeps a side where none is known yet. */
    void isProbably(Side other, double confidence) {
        if (side == Side.UNKNOWN && other != Side.UNKNOWN) {
            side = other;
            sideConfidence = confidence;
        }
    }

    void isOn(int onTrack) {
        track = onTrack;
    }

    Side side() {
        return side;
    }

    @Nullable
    Integer track() {
        return track;
    }

    @Nullable
    Role role() {
        return said.role();
    }

    @Nullable
    String phone() {
        return said.phone();
    }

    Placed placed() {
        return new Placed(party(), said.role());
    }

    /**
     * A party whose side and track are decided.
     *
     * @param role null where it is not known who called
     */
    record Placed(Party party, @Nullable Role role) {}

    private Party party() {
        return new Party(
                PartyId.create(),
                side,
                sideConfidence,
                said.name(),
                said.phone(),
                said.email(),
                null,
                speaker,
                track,
                null);
    }
}
