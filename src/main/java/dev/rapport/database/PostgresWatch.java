package dev.rapport.database;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether the embedded server still runs, and has it started again where it ended by itself, for want of
 * memory say. What was in work meanwhile failed for now, and is tried again by whoever asked.
 */
final class PostgresWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PostgresWatch.class);

    private final EmbeddedPostgres postgres;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("postgres watch").daemon().factory());

    PostgresWatch(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        ticks.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Never throws, since that would be the end of the watch. */
    private void look() {
        try {
            postgres.revive();
        } catch (IOException | RuntimeException e) {
            log.error("The database is down, and is tried again", e);
        }
    }

    /** Returns when it starts nothing any more. */
    @Override
    public void close() {
        ticks.close();
    }
}
