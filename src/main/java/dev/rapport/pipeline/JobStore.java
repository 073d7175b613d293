package dev.rapport.pipeline;

import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
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

    /** Adds jobs that are due now, in the caller's transaction. */
    void add(String table, Collection<JobId> jobs) {
        jdbc.sql("insert into " + table + """
                         (task_name, task_instance, execution_time, picked, version)
                        select :task, job, now(), false, 1 from unnest(:jobs::text[]) job on conflict do nothing""")
                .param("task", JobQueue.TASK)
                .param("jobs", jobs.stream().map(JobId::toString).toArray(String[]::new))
                .update();
    }

    /**
     * Takes jobs of a stage along that wait and never failed, as if a thread of this process had picked each of them.
     *
     * <p>They have no heartbeat but this, so they are to be done or released before it is missed.
     */
    List<JobId> takeAlong(String table, String node, Stage stage, int limit) {
        return jdbc.sql("update " + table + """
                         set picked = true, picked_by = :node, last_heartbeat = now(), version = version + 1
                        where task_name = :task and task_instance = any(array(
                            select task_instance from %s
                             where not picked and execution_time <= now() and coalesce(consecutive_failures, 0) = 0
                               and task_instance like :stage
                             order by execution_time limit :limit for update skip locked))
                        returning task_instance""".formatted(table))
                .param("task", JobQueue.TASK)
                .param("node", node)
                .param("stage", "%/" + stage.key())
                .param("limit", limit)
                .query((row, n) -> JobId.of(row.getString("task_instance")))
                .list();
    }

    /** Gives back jobs that were taken along, to be picked each by itself; they count as failed where they may be at fault. */
    void release(String table, Collection<JobId> jobs, boolean failed) {
        jdbc.sql("update " + table + """
                         set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                             consecutive_failures = case when :failed then 1 else consecutive_failures end
                        where task_name = :task and task_instance = any(:jobs) and picked""")
                .param("task", JobQueue.TASK)
                .param("failed", failed)
                .param("jobs", jobs.stream().map(JobId::toString).toArray(String[]::new))
                .update();
    }

    /** Takes jobs that are done out of the queue, in the caller's transaction. */
    void remove(String table, Collection<JobId> jobs) {
        jdbc.sql("delete from " + table + " where task_name = :task and task_instance = any(:jobs)")
                .param("task", JobQueue.TASK)
                .param("jobs", jobs.stream().map(JobId::toString).toArray(String[]::new))
                .update();
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
