package dev.rapport.transcribe;

import dev.rapport.archive.TranscriptStore.Hearing;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.transcribe.speakers.Casting;
import dev.rapport.transcribe.speakers.Line;
import dev.rapport.transcribe.speakers.Named;
import dev.rapport.transcribe.speakers.Roles;
import dev.rapport.transcribe.speakers.Roles.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides which party each speaker is, where all voices are on one track.
 *
 * <p>A speaker who was heard before at the same times is the same party still: so what a person said of it, and a person's
 * exchange of voices, survive hearing the recording again. Else the only speaker is the only party; else {@code Casting} says
 * whom of the parties it is. A speaker whom nobody can place is one more party, "Speaker 1" or "Speaker 2", its side what
 * {@code Casting} is sure of. For one thread.
 */
final class VoiceParties {

    /** What the tracks suggested at capture says nothing when all tracks are the same. */
    private static final double MORE_THAN_TRACKS = 0.75;

    private final List<Party> known;
    private final List<TrackUtterance> said;
    private final int speakers;
    private final Map<Integer, PartyId> parties = new HashMap<>();
    private final List<Party> created = new ArrayList<>();
    private final Map<PartyId, Role> sided = new LinkedHashMap<>();

    /** @param before who was heard when in the transcript that this one replaces */
    VoiceParties(List<Party> known, List<TrackUtterance> said, List<Hearing> before, Casting casting) {
        this.known = List.copyOf(known);
        this.said = List.copyOf(said);
        speakers = said.stream().mapToInt(TrackUtterance::speaker).max().orElse(-1) + 1;
        if (speakers > 1 || known.size() != 1) {
            cast(before, casting);
        } else if (speakers == 1) {
            parties.put(0, known.getFirst().id());
        }
    }

    /** How many are known to take part: who was made up for an earlier transcript does not count. */
    static int named(List<Party> parties) {
        return (int) parties.stream().filter(party -> !isUnnamed(party)).count();
    }

    PartyId of(int speaker) {
        return Objects.requireNonNull(parties.get(speaker), "A speaker who said nothing");
    }

    /** Those that the conversation did not have. */
    List<Party> created() {
        return created;
    }

    /** The sides that became known of parties that the conversation has, and how sure they are. */
    Map<PartyId, Role> sided() {
        return sided;
    }

    private void cast(List<Hearing> before, Casting casting) {
        keep(before);
        List<Party> free = known.stream()
                .filter(party -> !isUnnamed(party) && !parties.containsValue(party.id()))
                .toList();
        boolean allNew = parties.isEmpty();
        List<Party> candidates = allNew
                ? free
                : known.stream().filter(party -> !isUnnamed(party)).toList();
        Roles roles = casting.of(
                said.stream().map(one -> new Line(one.speaker(), one.rawText())).toList(),
                speakers,
                candidates.stream().map(VoiceParties::named).toList());
        for (int speaker = 0; speaker < speakers; speaker++) {
            Role role = roles.speakers().get(speaker);
            if (!parties.containsKey(speaker)) {
                Optional<Party> party = role.party().stream()
                        .mapToObj(candidates::get)
                        .filter(candidate -> !parties.containsValue(candidate.id()))
                        .findFirst();
                parties.put(speaker, party.map(Party::id).orElseGet(() -> unnamed(role)));
            }
            tellSide(of(speaker), role);
        }
    }

    /** Gives each speaker the party that was heard at the same times, the best such pair first. */
    private void keep(List<Hearing> before) {
        List<PartyId> heard = before.stream().map(Hearing::party).distinct().toList();
        if (heard.size() < Math.min(2, speakers)) {
            return;
        }
        Map<PartyId, long[]> common = new HashMap<>();
        int at = 0;
        for (TrackUtterance one : said) {
            while (at < before.size()
                    && before.get(at).time().endMs() <= one.time().startMs()) {
                at++;
            }
            for (int i = at;
                    i < before.size()
                            && before.get(i).time().startMs() < one.time().endMs();
                    i++) {
                Hearing other = before.get(i);
                common.computeIfAbsent(other.party(), _ -> new long[speakers])[one.speaker()] += Math.max(
                        0,
                        Math.min(one.time().endMs(), other.time().endMs())
                                - Math.max(one.time().startMs(), other.time().startMs()));
            }
        }
        common.entrySet().stream()
                .flatMap(entry -> IntStream.range(0, speakers)
                        .mapToObj(speaker -> new Pair(speaker, entry.getKey(), entry.getValue()[speaker])))
                .filter(pair -> pair.commonMs() > 0)
                .sorted(Comparator.comparingLong(Pair::commonMs).reversed())
                .filter(pair -> known.stream().anyMatch(party -> party.id().equals(pair.party())))
                .forEachOrdered(pair -> {
                    if (!parties.containsKey(pair.speaker()) && !parties.containsValue(pair.party())) {
                        parties.put(pair.speaker(), pair.party());
                    }
                });
    }

    private record Pair(int speaker, PartyId party, long commonMs) {}

    /** One made up before and not heard yet, else a new one. */
    private PartyId unnamed(Role role) {
        Optional<Party> idle = known.stream()
                .filter(party -> isUnnamed(party) && !parties.containsValue(party.id()))
                .findFirst();
        if (idle.isPresent()) {
            return idle.get().id();
        }
        int number = (int) known.stream().filter(VoiceParties::isUnnamed).count() + created.size() + 1;
        Integer track = speakers == 1 ? 0 : null;
        Party party = new Party(
                PartyId.create(),
                role.side(),
                role.confidence(),
                null,
                null,
                null,
                null,
                "Speaker " + number,
                track,
                null);
        created.add(party);
        return party.id();
    }

    private void tellSide(PartyId id, Role role) {
        known.stream()
                .filter(party -> party.id().equals(id) && party.sideConfidence() < 1)
                .filter(party -> isUnnamed(party) || trusted(party) == Side.UNKNOWN)
                .findFirst()
                .ifPresent(party -> sided.put(id, role));
    }

    private static Named named(Party party) {
        return new Named(party.name(), trusted(party));
    }

    private static Side trusted(Party party) {
        boolean byTrack = party.track() != null && party.sideConfidence() < MORE_THAN_TRACKS;
        return byTrack ? Side.UNKNOWN : party.side();
    }

    private static boolean isUnnamed(Party party) {
        return party.speaker() != null
                && party.name() == null
                && party.phone() == null
                && party.email() == null
                && party.handle() == null
                && party.contactId() == null;
    }
}
