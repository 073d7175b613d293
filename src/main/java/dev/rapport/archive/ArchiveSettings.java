package dev.rapport.archive;

import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Chooses where originals are kept: the folder {@code media} of the data folder. */
@Configuration(proxyBeanMethods = false)
class ArchiveSettings {

    /**
     * @param held the folder is ours before anything is written to it
     * @param minFree how much of the disk is left free: nothing new is taken before the database itself has no room
     */
    @Bean
    MediaStore mediaStore(
            DataFolder folder, DataFolderLock held, @Value("${rapport.media.min-free:500MB}") String minFree)
            throws IOException {
        return new LocalMediaStore(folder.media(), DataSize.parse(minFree).toBytes());
    }
}
