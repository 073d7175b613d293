package dev.rapport.capture.email;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.email.policy.*}: what live mailboxes bring and nobody wants to keep. It is counted, and nothing
 * of it is stored.
 *
 * @param internal whether mail among ourselves is left out; needs {@code rapport.company.domains}
 * @param bulk whether newsletters, mailing lists and what robots send are left out
 * @param bounces whether reports of mail that could not be delivered are left out
 * @param addresses whose mail, from or to them alone, is left out
 * @param domains the same of all addresses of a domain and its subdomains
 */
@ConfigurationProperties("rapport.email.policy")
record EmailPolicySettings(
        @DefaultValue("true") boolean internal,
        @DefaultValue("true") boolean bulk,
        @DefaultValue("true") boolean bounces,
        @DefaultValue List<String> addresses,
        @DefaultValue List<String> domains) {

    EmailPolicySettings {
        addresses = normal(addresses);
        domains = normal(domains).stream()
                .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                .toList();
    }

    private static List<String> normal(List<String> written) {
        return written.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
