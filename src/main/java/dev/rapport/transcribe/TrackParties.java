package dev.rapport.transcribe;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides whose voice is on a track: the party of that track; on the only track, the only party; else someone nobody has
 * named, of neither side.
 *
 * <p>Who is made up here has the track, so that the next run finds the same party. For one thread.
 */
final class TrackParties {

    private final List<Party> known;
    private final int tracks;
    private final Map<Integer, Party> created = new LinkedHashMap<>();

    TrackParties(List<Party> known, int tracks) {
        this.known = List.copyOf(known);
        this.tracks = tracks;
    }

    PartyId of(int track) {
        return known.stream()
                .filter(party -> Objects.equals(party.track(), track))
                .findFirst()
                .or(() -> tracks == 1 && known.size() == 1 ? known.stream().findFirst() : Optional.empty())
                .orElseGet(() -> created.computeIfAbsent(track, TrackParties::unnamed))
                .id();
    }

    /** Those that the conversation did not have. */
    List<Party> created() {
        return new ArrayList<>(created.values());
    }

    private static Party unnamed(int track) {
        String speaker = "Speaker " + (track + 1);
        return new Party(PartyId.create(), Side.UNKNOWN, 0, null, null, null, null, speaker, track, null);
    }
}
