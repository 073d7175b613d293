package dev.rapport.export;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where in a vCon everything stands: its parts name each other by their places.
 *
 * @param parties in their order
 * @param dialogs by the names of items and of messages
 */
record VconPlaces(List<PartyId> parties, Map<String, Integer> dialogs) {

    VconPlaces {
        parties = List.copyOf(parties);
        dialogs = Map.copyOf(dialogs);
    }

    static VconPlaces of(List<Party> parties, VconMaterial material) {
        Map<String, Integer> dialogs = new HashMap<>();
        int at = 0;
        for (var recording : material.recordings()) {
            dialogs.put(recording.id().toString(), at++);
        }
        for (var message : material.messages()) {
            dialogs.putIfAbsent(message.itemId().toString(), at);
            dialogs.put(material.nameOf(message), at++);
        }
        return new VconPlaces(parties.stream().map(Party::id).toList(), dialogs);
    }

    /** Below 0 for nobody. */
    int of(PartyId party) {
        return parties.indexOf(party);
    }

    List<Integer> of(List<ItemId> items) {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(dialogs.get(item.toString())))
                .distinct()
                .toList();
    }
}
