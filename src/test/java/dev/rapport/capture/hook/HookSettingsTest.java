package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class HookSettingsTest {

    private static HookSettings bind(Map<String, Object> properties, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove("systemProperties");
        environment.getPropertySources().remove("systemEnvironment");
        environment.getPropertySources().addLast(new MapPropertySource("commandLine", properties));
        environment.getPropertySources().addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("rapport", HookSettings.class);
    }

    @Test
    void aSourceIsFoundByTheNameOfItsSettings() {
        HookSettings settings = bind(
                Map.of(
                        "rapport.hooks.my-shop.secret",
                        "s1",
                        "rapport.hooks.[Dept.7].secret",
                        "s2",
                        "rapport.data",
                        "x"),
                Map.of());

        assertThat(settings.find("my-shop", "slack").orElseThrow().getValue().key())
                .isEqualTo("s1");
        assertThat(settings.find("MY_SHOP", "slack").orElseThrow().getKey()).isEqualTo("my-shop");
        assertThat(settings.find("Dept.7", "slack").orElseThrow().getValue().key())
                .isEqualTo("s2");
        assertThat(settings.find("other", "slack")).isEmpty();
    }

    @Test
    void aVariableOfTheEnvironmentNamesASourceToo() {
        HookSettings settings =
                bind(Map.of(), Map.of("RAPPORT_HOOKS_MYSHOP_SECRET", "s1", "RAPPORT_HOOKS_MYSHOP_MAXAGE", "10m"));

        assertThat(settings.find("my-shop", "slack").orElseThrow().getValue()).satisfies(source -> {
            assertThat(source.key()).isEqualTo("s1");
            assertThat(source.maxAge()).isEqualTo(Duration.ofMinutes(10));
        });
    }

    @Test
    void withoutASecretItIsNotThere() {
        HookSettings settings =
                bind(Map.of("rapport.hooks.a.url", "https://x", "rapport.hooks.b.secret", " "), Map.of());

        assertThat(settings.find("a", "slack")).isEmpty();
        assertThat(settings.find("b", "slack")).isEmpty();
        assertThat(bind(Map.of(), Map.of()).find("a", "slack")).isEmpty();
    }

    @Test
    void aSourceMayBeOfOnePlatformOnly() {
        HookSettings settings =
                bind(Map.of("rapport.hooks.a.secret", "s", "rapport.hooks.a.platform", "twilio-sms"), Map.of());

        assertThat(settings.find("a", "twilio-sms")).isPresent();
        assertThat(settings.find("a", "slack")).isEmpty();
        assertThat(settings.has("slack")).isFalse();
    }

    @Test
    void theDefaultsAreThoseOfTheDescription() {
        HookSource source =
                bind(Map.of("rapport.hooks.a.secret", "s"), Map.of()).hooks().get("a");

        assertThat(source)
                .isEqualTo(new HookSource(
                        "s",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Duration.ofMinutes(5),
                        org.springframework.util.unit.DataSize.ofMegabytes(8),
                        null,
                        Duration.ofDays(3)));
        assertThat(String.valueOf(source)).doesNotContain("s,");
        assertThatThrownBy(() -> bind(Map.of("rapport.hooks.a.max-age", "-1s"), Map.of()))
                .isInstanceOf(Exception.class);
    }
}
