package dev.rapport.understand.opinion;

import dev.rapport.installation.DataFolder;
import dev.rapport.language.meaning.Meaning;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts together. */
@Configuration(proxyBeanMethods = false)
class OpinionConfiguration {

    @Bean
    OpinionFiles opinionFiles(DataFolder folder) {
        return new OpinionFiles(folder);
    }

    @Bean
    Learning opinionLearning(Meaning meaning, DataFolder folder) {
        return new Learning(meaning, folder.root().resolve("opinion-vectors.bin"));
    }
}
