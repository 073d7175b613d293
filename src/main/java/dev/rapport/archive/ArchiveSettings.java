package dev.rapport.archive;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where originals are kept: the folder {@code media} of the data folder. */
@Configuration(proxyBeanMethods = false)
class ArchiveSettings {

    @Bean
    MediaStore mediaStore(@Value("${rapport.data:data}") Path data) throws IOException {
        return new LocalMediaStore(data.resolve("media"));
    }
}
