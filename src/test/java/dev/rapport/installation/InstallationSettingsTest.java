package dev.rapport.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InstallationSettingsTest {

    @Test
    void withoutSettingsTheDataIsBesideAndTheCompanyIsUnknown() {
        InstallationSettings settings = bind(Map.of());

        assertThat(settings.dataFolder().root()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.company().company())
                .isEqualTo(new Company("", List.of(), List.of(), "US", ZoneId.systemDefault()));
    }

    @Test
    void domainsAndNumbersAreLists() {
        Company company = bind(Map.of(
                        "rapport.company.name", "Acme",
                        "rapport.company.domains", "Acme.com, @acme.de",
                        "rapport.company.numbers", "+1 650 253 0000,+49 30 123456",
                        "rapport.company.country", "de",
                        "rapport.company.zone", "Europe/Berlin"))
                .company()
                .company();

        assertThat(company)
                .isEqualTo(new Company(
                        "Acme",
                        List.of("acme.com", "acme.de"),
                        List.of("+1 650 253 0000", "+49 30 123456"),
                        "DE",
                        ZoneId.of("Europe/Berlin")));
    }

    @Test
    void aCountryThatIsNoneIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("rapport.company.country", "Germany")))
                .hasRootCauseMessage("rapport.company.country is \"GERMANY\", which is no country; "
                        + "give its two letters of ISO 3166, such as US or DE");
    }

    private static InstallationSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rapport", InstallationSettings.class);
    }
}
