package dev.rapport.capture;

import dev.rapport.installation.DataFolder;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what was fetched from servers and buckets, so that what is left there is not fetched again.
 *
 * <p>A key names the source, the file and its state: a file that changes is fetched anew. Safe for use by many threads and
 * processes.
 */
@Component
public final class FetchedStore {

    private static final int REMEMBERED = 200_000;

    private final JdbcClient jdbc;
    private final Path dataFolder;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    FetchedStore(JdbcClient jdbc, DataFolder dataFolder) {
        this.jdbc = jdbc;
        this.dataFolder = dataFolder.root();
    }

    public boolean contains(String key) {
        if (known.contains(key)) {
            return true;
        }
        boolean there = jdbc.sql("select exists (select from fetched where place = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
        if (there) {
            remember(key);
        }
        return there;
    }

    /** On return it is committed. */
    public void add(String key, Path landed) {
        jdbc.sql("insert into fetched (place, landed) values (:key, :landed) on conflict (place) do nothing")
                .param("key", key)
                .param("landed", dataFolder.relativize(landed).toString())
                .update();
        remember(key);
    }

    /** Whether this very file was an arrival already: it landed before a kill, and was taken since. */
    public boolean wasTaken(FileDelivery file) {
        return jdbc.sql("select exists (select from sighting where delivery = :delivery)")
                .param("delivery", file.key())
                .query(Boolean.class)
                .single();
    }

    private void remember(String key) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.add(key);
    }
}
