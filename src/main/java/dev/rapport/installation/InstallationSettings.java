package dev.rapport.installation;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of {@code rapport.data} and {@code rapport.company}, as they were given.
 *
 * @param data the data folder; a string, since Spring would look for a {@link Path} on the class path first
 */
@ConfigurationProperties("rapport")
record InstallationSettings(
        @DefaultValue("data") String data, @DefaultValue CompanySettings company) {

    InstallationSettings {
        if (data.isBlank()) {
            throw new IllegalArgumentException("rapport.data is empty; name the folder to keep everything in");
        }
    }

    DataFolder dataFolder() {
        return new DataFolder(Path.of(data));
    }

    /** @param zone the system's where none was given */
    record CompanySettings(
            @DefaultValue("") String name,
            @DefaultValue List<String> domains,
            @DefaultValue List<String> numbers,
            @DefaultValue("US") String country,
            @Nullable ZoneId zone) {

        CompanySettings {
            toCompany(name, domains, numbers, country, zone);
        }

        Company company() {
            return toCompany(name, domains, numbers, country, zone);
        }

        private static Company toCompany(
                String name, List<String> domains, List<String> numbers, String country, @Nullable ZoneId zone) {
            return new Company(name, domains, numbers, country, zone == null ? ZoneId.systemDefault() : zone);
        }
    }
}
