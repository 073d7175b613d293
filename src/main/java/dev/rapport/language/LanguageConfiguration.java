package dev.rapport.language;

import dev.rapport.installation.Company;
import dev.rapport.language.value.AsWritten;
import dev.rapport.language.value.Normaliser;
import dev.rapport.language.value.ValueReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the readers what the company's settings say. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    @Bean
    PhoneNumbers phoneNumbers(Company company) {
        return PhoneNumbers.writtenIn(company.country());
    }

    @Bean
    ValueReader valueReader(Company company) {
        return new ValueReader(company.country());
    }

    @Bean
    AsWritten asWritten(Company company) {
        return new AsWritten(company.country());
    }

    @Bean
    Normaliser normaliser(Company company) {
        return new Normaliser(company.country());
    }
}
