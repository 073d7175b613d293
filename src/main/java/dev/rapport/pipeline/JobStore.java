package dev.rapport.pipeline;

import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the tables of the queues, and repairs them after a crash. Safe for use by many threads. */
@Component
public final class JobStore {

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Frees the jobs that a process of this name had picked, so that they need not wait for their heartbeat to be missed.
     * Only right while no process of this name runs. Returns how many there were.
     */
    int takeBack(String table, String node) {
        return jdbc.sql("update " + table + """
                         set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked and picked_by = :node""").param("node", node).update();
    }

    /** Changes when a job that waits is due; one that runs is left alone. */
    void putOff(String table, JobId job, Instant due) {
        jdbc.sql("update " + table + """
                         set execution_time = :due, version = version + 1
                        where task_instance = :job and not picked""")
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("job", job.toString())
                .update();
    }

    /** How many jobs of each stage there are; stages without any are left out. */
    public Map<Stage, Load> loads(Viewer viewer) {
        Map<Stage, Load> loads = new EnumMap<>(Stage.class);
        jdbc.sql("""
                        select split_part(task_instance, '/', 2) as stage,
                               count(*) filter (where not picked) as waiting, count(*) filter (where picked) as running
                          from (select task_instance, picked from jobs
                                union all select task_instance, picked from jobs_transcribe) j
                         group by 1""")
                .query((row, n) -> Map.entry(
                        Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                        new Load(row.getLong("waiting"), row.getLong("running"))))
                .list()
                .forEach(entry -> loads.put(entry.getKey(), entry.getValue()));
        return loads;
    }

    /** How many jobs of each stage wait or run; stages without any are left out. */
    public Map<Stage, Long> counts(Viewer viewer) {
        Map<Stage, Long> counts = new EnumMap<>(Stage.class);
        jdbc.sql("""
                        select split_part(task_instance, '/', 2) as stage, count(*) as n
                          from (select task_instance from jobs union all select task_instance from jobs_transcribe) j
                         group by 1""")
                .query((row, n) ->
                        Map.entry(Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)), row.getLong("n")))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** How many jobs wait for a thread, and how many have one. */
    public record Load(long waiting, long running) {}
}
