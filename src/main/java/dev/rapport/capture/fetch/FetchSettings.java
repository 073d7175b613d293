package dev.rapport.capture.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.fetch.*}: what may be fetched that others point to.
 *
 * @param allowedHosts the only hosts that are asked, such as {@code api.twilio.com}, or {@code .example.com} for all below it;
 *     none means every host with public addresses
 * @param networks ranges of addresses that are asked although they are not public, such as {@code 10.1.0.0/16}: for a closed
 *     network, and for tests. Whoever may send us an address can then have these asked too
 * @param plainHttp whether http is asked too, which anybody on the way can read and change
 * @param maxRedirects how often a server may point elsewhere
 * @param connectTimeout how long a connection may take to come about
 * @param readTimeout how long a server may be silent
 * @param timeLimit how long one try may take; the next goes on from there
 */
@ConfigurationProperties("rapport.fetch")
record FetchSettings(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> networks,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("5") int maxRedirects,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("15m") Duration timeLimit) {

    FetchSettings {
        allowedHosts = allowedHosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        networks = List.copyOf(networks);
        networks.forEach(Network::parse);
        if (maxRedirects < 0 || maxRedirects > 20) {
            throw new IllegalArgumentException("rapport.fetch.max-redirects is 0 to 20, not " + maxRedirects);
        }
        if (!isTime(connectTimeout) || !isTime(readTimeout) || !isTime(timeLimit)) {
            throw new IllegalArgumentException(
                    "rapport.fetch.connect-timeout, .read-timeout and .time-limit are between 1ms and 24h");
        }
    }

    private static boolean isTime(Duration time) {
        return time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(Duration.ofDays(1)) <= 0;
    }

    /** Whether a host, in lower case, may be asked at all. */
    boolean allows(String host) {
        return allowedHosts.isEmpty()
                || allowedHosts.stream()
                        .anyMatch(allowed -> allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
    }

    List<Network> exceptions() {
        return networks.stream().map(Network::parse).toList();
    }
}
