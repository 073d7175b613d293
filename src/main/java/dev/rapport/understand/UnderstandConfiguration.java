package dev.rapport.understand;

import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import dev.rapport.language.value.ValueReader;
import dev.rapport.query.QueryParser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class UnderstandConfiguration {

    @Bean
    TrackerFiles trackerFiles(Company company, DataFolder folder) {
        return new TrackerFiles(new QueryParser(company.zone(), TrackerFiles.LONGEST_QUERY), folder);
    }

    @Bean
    Dues dues(Company company) {
        return new Dues(new ValueReader(company.country()));
    }
}
