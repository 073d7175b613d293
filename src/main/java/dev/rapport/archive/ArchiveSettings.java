package dev.rapport.archive;

import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where originals are kept: the folder {@code media} of the data folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MediaSettings.class)
class ArchiveSettings {

    /** @param held the folder is ours before anything is written to it */
    @Bean
    MediaStore mediaStore(DataFolder folder, DataFolderLock held, MediaSettings settings) throws IOException {
        return new LocalMediaStore(folder.media(), settings.minFree().toBytes());
    }
}
