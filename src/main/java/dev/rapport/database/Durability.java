package dev.rapport.database;

import java.util.List;

/** What a commit of the embedded server is worth. */
enum Durability {
    /** A commit returns when it is on the disk. */
    SURVIVES_POWER_LOSS("fsync=on", "synchronous_commit=on", "full_page_writes=on"),
    /** For tests only, where nobody misses the data. */
    NONE("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300");

    private final List<String> settings;

    Durability(String... settings) {
        this.settings = List.of(settings);
    }

    List<String> settings() {
        return settings;
    }

    /** Whether a new cluster is forced to the disk. */
    String initialisation() {
        return this == NONE ? "--no-sync" : "--sync-method=fsync";
    }
}
