package dev.rapport;

import dev.rapport.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The whole application in the process of the test, where it starts in seconds and its beans can be asked; on a database of its own
 * of the server that tests share, and without a speech model.
 */
final class RapportInProcess extends RapportOverHttp {

    private final ConfigurableApplicationContext application;

    private RapportInProcess(ConfigurableApplicationContext application, int port) {
        super(port);
        this.application = application;
    }

    /** Without what other tests have: fixtures are on the class path too. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("dev.rapport")
    @ComponentScan(
            basePackages = "dev.rapport",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(Fixture|Preview|Test|Bench|rapport\\.Rapport$).*"))
    static class WholeApplication {}

    /** Starts it on an empty data folder, and returns when it takes work. */
    static RapportInProcess on(Path data, String... settings) {
        List<String> arguments = new ArrayList<>(TestDatabase.migrated().arguments());
        arguments.addAll(List.of(
                "--server.port=0",
                "--rapport.data=" + data,
                "--rapport.admin.password=" + password(),
                "--rapport.models.dir=" + data.resolve("models"),
                "--rapport.models.fetch=false"));
        arguments.addAll(List.of(settings));
        ConfigurableApplicationContext application =
                new SpringApplicationBuilder(WholeApplication.class).run(arguments.toArray(String[]::new));
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        return new RapportInProcess(application, port);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    @Override
    public void close() {
        application.close();
    }
}
