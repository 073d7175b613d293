package dev.rapport.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives the application its {@code DataSource}; Spring Boot makes the JDBC client, the transactions and the migrations
 * from it.
 *
 * <p>Each bean takes the one before as an argument, so that Spring closes them in the opposite order: whoever uses the
 * pool, the pool, the server, and at last the lock on the data folder.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Takes the lock for its order only: no server may start on a folder that another process has. */
    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, DataFolder folder, DataFolderLock lock) {
        String url = settings.url();
        if (url != null) {
            return new DatabaseServer.Own(new Access(url, settings.username(), settings.password()));
        }
        Path programs = settings.programs(folder.root().resolve("postgres-programs"));
        return new DatabaseServer.Embedded(
                EmbeddedPostgres.start(folder.postgres(), programs, Durability.SURVIVES_POWER_LOSS));
    }

    @Bean
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        return pool(server.access(), settings.poolSize());
    }

    static HikariDataSource pool(Access access, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(access.url());
        config.setUsername(access.username());
        config.setPassword(access.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("ApplicationName", "rapport");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
