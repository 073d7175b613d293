package dev.rapport.understand.opinion;

import dev.rapport.installation.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class OpinionConfiguration {

    @Bean
    OpinionFiles opinionFiles(DataFolder folder) {
        return new OpinionFiles(folder);
    }
}
