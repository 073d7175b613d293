package dev.rapport.search.saved;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which server mail goes out to people who keep searches.
 *
 * @param host of the server; null where no mail is sent
 * @param user null where the server asks for none
 * @param from the sender's address
 * @param starttls whether the connection must be encrypted
 * @param url where this installation is reached, for the links in mails
 */
@ConfigurationProperties("rapport.alerts.smtp")
record AlertSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("true") boolean starttls,
        @DefaultValue("http://localhost:8080") URI url) {

    AlertSettings {
        if (host != null && !host.isBlank() && (from == null || from.isBlank())) {
            throw new IllegalArgumentException(
                    "rapport.alerts.smtp.from is missing: the address that alerts come from");
        }
    }

    boolean isOn() {
        return host != null && !host.isBlank();
    }
}
