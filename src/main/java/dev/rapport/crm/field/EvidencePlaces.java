package dev.rapport.crm.field;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the conversations that kept evidence is in now. Safe for use by many threads. */
@Component
class EvidencePlaces {

    private final JdbcClient jdbc;

    EvidencePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With one query for all, or none. */
    Found of(List<String> jsons) {
        UUID[] items = jsons.stream()
                .flatMap(json -> EvidenceJson.places(json).stream())
                .map(place -> place.item().value())
                .distinct()
                .toArray(UUID[]::new);
        if (items.length == 0) {
            return new Found(Map.of());
        }
        return new Found(jdbc
                .sql("select id, conversation_id from item where id = any(:items)")
                .param("items", items)
                .query((row, n) -> Map.entry(
                        row.getObject("id", UUID.class),
                        new ConversationId(row.getObject("conversation_id", UUID.class))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** The conversations, by item. */
    record Found(Map<UUID, ConversationId> conversations) {

        List<Evidence> evidence(String json) {
            return EvidenceJson.evidence(EvidenceJson.places(json), conversations);
        }
    }
}
