package dev.rapport.capture.call;

import dev.rapport.capture.call.CallMetadata.Participant;
import dev.rapport.capture.call.PartyDraft.Placed;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides who takes part in a call, on which side, and on which track of a stereo recording.
 *
 * <p>A side comes from the metadata; else from our own numbers; else from the source's tracks with the direction. A
 * party without a track gets that of its side; a track that nobody has gets a party without a name. A recording with one
 * track, or whose tracks are not known yet, is left to the transcription.
 */
final class CallParties {

    private static final double BY_OWN_NUMBERS = 0.9;
    private static final double BY_TRACKS = 0.7;
    private static final double ONLY_ONE_NAMED = 0.6;

    private final Tracks tracks;
    private final OwnNumbers own;

    CallParties(Tracks tracks, OwnNumbers own) {
        this.tracks = tracks;
        this.own = own;
    }

    /** @param tracksStated how many tracks the recording says it has */
    List<Placed> of(CallMetadata metadata, OptionalInt tracksStated) {
        List<PartyDraft> drafts = new ArrayList<>();
        for (Participant said : metadata.parties()) {
            drafts.add(new PartyDraft(said));
        }
        sideByNumbers(drafts);
        CallPart part = metadata.details().part();
        if (tracksStated.equals(OptionalInt.of(2))) {
            placeOnTracks(drafts, metadata.direction());
        } else if (part != null && drafts.stream().allMatch(draft -> draft.track() == null)) {
            voiceOf(part, drafts, metadata.direction()).isOn(0);
        }
        return drafts.stream().map(PartyDraft::placed).toList();
    }

    /** Who alone is heard on a recording of one part: who called or was called, or the only one of that side. */
    private static PartyDraft voiceOf(CallPart part, List<PartyDraft> drafts, @Nullable Direction direction) {
        Role role = part.role();
        Side side = role == null ? part.side() : sideOf(role, direction);
        Optional<PartyDraft> byRole = drafts.stream()
                .filter(draft -> role != null && draft.role() == role)
                .findFirst();
        List<PartyDraft> bySide = drafts.stream()
                .filter(draft -> side != Side.UNKNOWN && draft.side() == side)
                .toList();
        return byRole.or(() -> bySide.size() == 1 ? Optional.of(bySide.getFirst()) : Optional.empty())
                .orElseGet(() -> {
                    PartyDraft nobody = PartyDraft.unnamed(part);
                    nobody.isProbably(side, BY_TRACKS);
                    drafts.add(nobody);
                    return nobody;
                });
    }

    private static Side sideOf(Role role, @Nullable Direction direction) {
        if (direction == null) {
            return Side.UNKNOWN;
        }
        return (direction == Direction.OUTBOUND) == (role == Role.CALLER) ? Side.OURS : Side.THEIRS;
    }

    /** When one of two calls from our number, the other is theirs; and who is the only one named is the customer. */
    private void sideByNumbers(List<PartyDraft> drafts) {
        for (PartyDraft draft : drafts) {
            if (own.contains(draft.phone())) {
                draft.isProbably(Side.OURS, BY_OWN_NUMBERS);
            } else if (drafts.size() == 2 && drafts.stream().anyMatch(other -> own.contains(other.phone()))) {
                draft.isProbably(Side.THEIRS, BY_OWN_NUMBERS);
            } else if (drafts.size() == 1 && draft.track() == null && draft.phone() != null) {
                draft.isProbably(Side.THEIRS, ONLY_ONE_NAMED);
            }
        }
    }

    private void placeOnTracks(List<PartyDraft> drafts, @Nullable Direction direction) {
        Side left = left(drafts, direction);
        List<Side> sides = List.of(left, left.opposite());
        for (int track = 0; track < 2; track++) {
            if (isFree(track, drafts)) {
                Optional<PartyDraft> party = withoutTrack(drafts, sides.get(track));
                if (party.isPresent()) {
                    party.get().isOn(track);
                }
            }
        }
        for (int track = 0; track < 2; track++) {
            if (isFree(track, drafts)) {
                restFor(track, drafts).isOn(track);
            }
        }
        for (PartyDraft draft : drafts) {
            Integer track = draft.track();
            if (track != null && track < 2) {
                draft.isProbably(sides.get(track), BY_TRACKS);
            }
        }
    }

    /** The side of the left track: as the parties that have tracks say, else as the source is set up. */
    private Side left(List<PartyDraft> drafts, @Nullable Direction direction) {
        for (PartyDraft draft : drafts) {
            Integer track = draft.track();
            if (track != null && track < 2 && draft.side() != Side.UNKNOWN) {
                return track == 0 ? draft.side() : draft.side().opposite();
            }
        }
        return tracks.left(direction);
    }

    private static Optional<PartyDraft> withoutTrack(List<PartyDraft> drafts, Side side) {
        return drafts.stream()
                .filter(draft -> side != Side.UNKNOWN && draft.track() == null && draft.side() == side)
                .findFirst();
    }

    /** The only party that is left for the only track that is left; else one that nobody has named. */
    private static PartyDraft restFor(int track, List<PartyDraft> drafts) {
        List<PartyDraft> left = drafts.stream()
                .filter(draft -> draft.track() == null && draft.side() == Side.UNKNOWN)
                .toList();
        if (left.size() == 1 && !isFree(1 - track, drafts)) {
            return left.getFirst();
        }
        PartyDraft nobody = PartyDraft.unnamed("Speaker " + (track + 1));
        drafts.add(nobody);
        return nobody;
    }

    private static boolean isFree(int track, List<PartyDraft> drafts) {
        return drafts.stream().noneMatch(draft -> Integer.valueOf(track).equals(draft.track()));
    }
}
