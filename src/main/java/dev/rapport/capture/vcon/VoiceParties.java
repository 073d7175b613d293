package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.GivenTranscript.Line;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The parties of a call by their places in the vCon, and those whom only the transcript knows, as voices of no side. For one
 * thread.
 */
final class VoiceParties {

    private static final int MOST_VOICES = 100;

    private final Map<Integer, Party> known;
    private final List<Person> people;
    private final Map<String, Party> voices = new LinkedHashMap<>();

    private VoiceParties(Map<Integer, Party> known, List<Person> people) {
        this.known = known;
        this.people = people;
    }

    /** New parties of those who take part; where nobody is named, of all. */
    static VoiceParties of(Coming coming, List<Integer> taking) {
        List<Person> people = coming.vcon().parties();
        List<Integer> all =
                taking.isEmpty() ? IntStream.range(0, people.size()).boxed().toList() : taking;
        Map<Integer, Party> parties = new LinkedHashMap<>();
        all.forEach(i -> parties.put(i, party(people.get(i), coming.sides().get(i))));
        return new VoiceParties(parties, people);
    }

    /**
     * The parties that a call has already. Each is recognised by name, number and address, and taken once; one who has none of them,
     * by the track.
     */
    static VoiceParties among(List<Party> there, Coming coming, Dialog dialog) {
        List<Person> people = coming.vcon().parties();
        Map<Integer, Party> parties = new HashMap<>();
        List<Party> left = new ArrayList<>(there);
        for (int i = 0; i < people.size(); i++) {
            Person person = people.get(i);
            int place = i;
            Integer track = dialog.tracks().indexOf(List.of(i));
            left.stream()
                    .filter(party -> isSame(party, person) && (person.isKnown() || track.equals(party.track())))
                    .findFirst()
                    .ifPresent(party -> {
                        left.remove(party);
                        parties.put(place, party);
                    });
        }
        return new VoiceParties(parties, people);
    }

    private static boolean isSame(Party party, Person person) {
        return Objects.equals(party.name(), person.name())
                && Objects.equals(party.phone(), person.phone())
                && Objects.equals(party.email(), person.email());
    }

    private static Party party(Person person, Side side) {
        return new Party(
                PartyId.create(),
                side,
                side == Side.UNKNOWN ? 0 : 1,
                person.name(),
                person.phone(),
                person.email(),
                person.handle(),
                person.speaker(),
                null,
                null);
    }

    PartyId of(Line line) {
        Party party = line.party() == null ? null : known.get(line.party());
        if (party != null) {
            return party.id();
        }
        String voice = voices.size() >= MOST_VOICES ? "Speaker" : voice(line);
        return voices.computeIfAbsent(voice, VoiceParties::unnamed).id();
    }

    private String voice(Line line) {
        Integer party = line.party();
        if (party != null) {
            String speaker = people.get(party).speaker();
            return speaker == null ? "Speaker " + (party + 1) : speaker;
        }
        return line.voice() == null ? "Speaker" : line.voice();
    }

    private static Party unnamed(String voice) {
        return new Party(PartyId.create(), Side.UNKNOWN, 0, null, null, null, null, voice, null, null);
    }

    /** All. */
    List<Party> parties() {
        List<Party> all = new ArrayList<>(known.values());
        all.addAll(voices.values());
        return all;
    }

    /** Those whom only the transcript knows. */
    List<Party> created() {
        return List.copyOf(voices.values());
    }
}
