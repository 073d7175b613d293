package dev.rapport.crm.promise;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides how each promise stands: by a person's word, else by what keeps it, else by its due date and the clock. So findings
 * say the same as the ledger. Safe for use by many threads.
 */
@Component
public class PromiseStates {

    /** Of a row x of promises. */
    static final String STATE = """
            case when coalesce(x.said_state,
                               case when (select count(*) = max(k.parts) from promise_kept k where k.promise_id = x.id)
                                    then 'KEPT' end, 'OPEN') = 'KEPT' then 'KEPT'
                 when x.due_at <= :now then 'LATE' else 'OPEN' end""";

    private final JdbcClient jdbc;
    private final Clock clock;

    PromiseStates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The findings with the state that the ledger has of each promise among them, in their order. */
    @Transactional(readOnly = true)
    public List<Finding> stated(Viewer viewer, List<Finding> found) {
        Map<UUID, String> states = states(found);
        return states.isEmpty() ? found : stated(found, states);
    }

    /** The same of many items. */
    @Transactional(readOnly = true)
    public Map<ItemId, List<Finding>> stated(Viewer viewer, Map<ItemId, List<Finding>> found) {
        Map<UUID, String> states =
                states(found.values().stream().flatMap(List::stream).toList());
        if (states.isEmpty()) {
            return found;
        }
        Map<ItemId, List<Finding>> stated = new HashMap<>();
        found.forEach((item, findings) -> stated.put(item, stated(findings, states)));
        return stated;
    }

    private Map<UUID, String> states(Collection<Finding> found) {
        record Stated(UUID id, String state) {}
        UUID[] ids = found.stream()
                .filter(one -> one.type() == FindingType.COMMITMENT)
                .map(one -> one.id().value())
                .toArray(UUID[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return jdbc
                .sql("select x.id, " + STATE + " as state from promise x where x.id = any(:ids) and x.filed")
                .param("ids", ids)
                .param("now", Columns.at(clock.instant()))
                .query((row, n) -> new Stated(Columns.uuid(row, "id"), row.getString("state")))
                .list()
                .stream()
                .collect(toMap(Stated::id, Stated::state));
    }

    private static List<Finding> stated(List<Finding> found, Map<UUID, String> states) {
        return found.stream()
                .map(one -> {
                    String state = states.get(one.id().value());
                    return state == null ? one : stated(one, state);
                })
                .toList();
    }

    private static Finding stated(Finding finding, String state) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>(finding.value());
        value.put("state", state);
        return new Finding(
                finding.id(),
                finding.conversation(),
                finding.item(),
                finding.type(),
                finding.label(),
                finding.side(),
                finding.text(),
                value,
                finding.confidence(),
                finding.rule(),
                finding.ruleVersion(),
                finding.status(),
                finding.evidence());
    }
}
