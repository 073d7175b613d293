package dev.rapport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabaseSettingsTest {

    @Test
    void withoutSettingsTheServerIsEmbedded() {
        DatabaseSettings settings = bind(Map.of());

        assertThat(settings).isEqualTo(new DatabaseSettings(null, "rapport", "", 30, null));
        assertThat(settings.programs(Path.of("otherwise"))).isEqualTo(Path.of("otherwise"));
        assertThat(bind(Map.of("rapport.database.url", " ")).url()).isNull();
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(bind(Map.of(
                        "rapport.database.url", "jdbc:postgresql://db/rapport?password=secret",
                        "rapport.database.password", "secret")))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void anotherDatabaseIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("rapport.database.url", "jdbc:mysql://db/rapport")))
                .hasRootCauseMessage(
                        "rapport.database.url does not start with jdbc:postgresql:, and no other database will do");
    }

    private static DatabaseSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rapport.database", DatabaseSettings.class);
    }
}
