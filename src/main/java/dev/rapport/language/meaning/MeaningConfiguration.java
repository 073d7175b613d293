package dev.rapport.language.meaning;

import dev.rapport.installation.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the one model of meanings, which all who use it share. */
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {

    @Bean
    OnnxMeaning meaning(DataFolder folder) {
        return new OnnxMeaning(folder.root().resolve("native"));
    }
}
