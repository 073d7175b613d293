package dev.rapport.understand;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which names to look for ({@code rapport.understand.*}); more may stand in the files of the folder {@code trackers} of the
 * data folder, as {@code competitors: [...]}.
 *
 * @param competitors as they are written; default none
 * @param products ours; default none
 * @param topics words and phrases that name a subject; default none
 */
@ConfigurationProperties("rapport.understand")
record UnderstandSettings(
        @DefaultValue List<String> competitors, @DefaultValue List<String> products, @DefaultValue List<String> topics) {

    CompanyNames names() {
        return CompanyNames.of(competitors, products, topics);
    }
}
