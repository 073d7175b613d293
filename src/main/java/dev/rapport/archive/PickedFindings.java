package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows findings by their ids, many with one statement. Safe for use by many threads. */
@Component
public class PickedFindings {

    private final JdbcClient jdbc;

    PickedFindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are not there any more are left out. */
    @Transactional(readOnly = true)
    public Map<FindingId, Finding> of(Viewer viewer, Collection<FindingId> ids) {
        return jdbc
                .sql(FindingTable.SELECT + "f.id = any(:ids)")
                .param("ids", ids.stream().map(FindingId::value).toArray(UUID[]::new))
                .query((row, n) -> KeptFinding.of(row).shown())
                .list()
                .stream()
                .collect(toMap(Finding::id, one -> one));
    }
}
