package dev.rapport.insight;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How figures are made.
 *
 * @param minutesPerCall how long a person is taken to need for the notes of a call
 * @param minutesPerMessage the same for filing a mail or a chat
 * @param minutesPerField the same for finding out and typing a field's value
 * @param fewest below so many conversations no share is shown, since it would say more than is known
 */
@ConfigurationProperties("rapport.insight")
public record InsightSettings(
        @DefaultValue("5") double minutesPerCall,
        @DefaultValue("1") double minutesPerMessage,
        @DefaultValue("0.5") double minutesPerField,
        @DefaultValue("10") int fewest) {

    public InsightSettings {
        if (minutesPerCall < 0 || minutesPerMessage < 0 || minutesPerField < 0 || fewest < 1) {
            throw new IllegalArgumentException(
                    "rapport.insight.minutes-per-... are not negative, and rapport.insight.fewest is at least 1");
        }
    }
}
