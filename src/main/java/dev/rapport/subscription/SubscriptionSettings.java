package dev.rapport.subscription;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes are told to others.
 *
 * @param retries how long after each failed attempt the next one is made; after the last, it is given up. The defaults are
 *     those that Standard Webhooks recommends
 * @param timeout how long a receiver may take to answer
 */
@ConfigurationProperties("rapport.subscriptions")
record SubscriptionSettings(
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> retries,

        @DefaultValue("15s") Duration timeout) {

    SubscriptionSettings {
        retries = List.copyOf(retries);
    }
}
