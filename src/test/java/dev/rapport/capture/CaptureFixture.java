package dev.rapport.capture;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import dev.rapport.language.PhoneNumbers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Archive and capture as the application wires them, on a database and a data folder of their own. */
public final class CaptureFixture implements AutoCloseable {

    public static final Viewer ADMIN = new Viewer("admin");

    public final TestDatabase database = TestDatabase.migrated();
    public final Path data;
    public final List<ItemId> jobs = new CopyOnWriteArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param properties in pairs of name and value */
    public CaptureFixture(Path data, Map<String, Object> properties) {
        this.data = data.toAbsolutePath().normalize();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("data", Map.of("rapport.data", data.toString())));
        context.registerBean(DataFolder.class, () -> new DataFolder(data));
        context.registerBean(DataFolderLock.class, () -> DataFolderLock.on(new DataFolder(data)));
        context.registerBean(
                Company.class,
                () -> new Company("Us", List.of(), List.of("+1 202 555 0100"), "US", ZoneId.of("America/New_York")));
        context.registerBean(PhoneNumbers.class, () -> PhoneNumbers.writtenIn("US"));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(
                NamedParameterJdbcTemplate.class, () -> new NamedParameterJdbcTemplate(database.dataSource()));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(database.dataSource()));
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Jobs.class, () -> (ItemId item, Stage stage) -> jobs.add(item));
        context.register(Wiring.class);
        context.refresh();
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public Ledger.Row ledger(String source) {
        return get(Ledger.class).rows(ADMIN).stream()
                .filter(row -> row.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The ledger has no source " + source));
    }

    public long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** What a start of the application does. */
    public void restart() {
        get(AfterRestart.class).settle();
    }

    @Override
    public void close() {
        context.close();
        database.dataSource().close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @EnableConfigurationProperties
    @ComponentScan(basePackages = {"dev.rapport.archive", "dev.rapport.capture", "dev.rapport.language"})
    @ConfigurationPropertiesScan("dev.rapport.capture")
    static class Wiring {}
}
