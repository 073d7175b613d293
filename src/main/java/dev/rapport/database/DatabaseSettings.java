package dev.rapport.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL to use ({@code rapport.database.*}).
 *
 * @param url the company's own server, as {@code jdbc:postgresql://host:5432/rapport}; absent for the embedded one
 * @param username of the own server
 * @param password of the own server
 * @param poolSize the most connections that are open at a time
 * @param programs where the embedded server's programs are unpacked; within the data folder where absent
 */
@ConfigurationProperties("rapport.database")
record DatabaseSettings(
        @Nullable String url,
        @DefaultValue("rapport") String username,
        @DefaultValue("") String password,
        @DefaultValue("30") int poolSize,
        @Nullable String programs) {

    DatabaseSettings {
        url = url == null || url.isBlank() ? null : url.strip();
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "rapport.database.url does not start with jdbc:postgresql:, and no other database will do");
        }
        if (poolSize < 2 || poolSize > 1000) {
            throw new IllegalArgumentException("rapport.database.pool-size is 2 to 1000, not " + poolSize);
        }
    }

    Path programs(Path otherwise) {
        return programs == null || programs.isBlank()
                ? otherwise
                : Path.of(programs).toAbsolutePath();
    }

    /** Keeps the password out of logs; the address may hold one too. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + (url == null ? "embedded" : "own server") + ", poolSize=" + poolSize + "]";
    }
}
