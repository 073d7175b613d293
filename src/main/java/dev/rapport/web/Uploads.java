package dev.rapport.web;

import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/**
 * Decides where uploads wait while they are read, and how large they may be: in the data folder, where there is room for
 * them, and as large as the largest recording that is taken. What a killed process left there is deleted at the next start.
 */
@Configuration(proxyBeanMethods = false)
class Uploads {

    private static final long FORM = DataSize.ofMegabytes(10).toBytes();

    /**
     * @param held the folder is ours before anything is deleted in it
     * @param maxSize of a recording
     */
    @Bean
    MultipartConfigElement multipartConfigElement(
            DataFolder data, DataFolderLock held, @Value("${rapport.calls.max-size:4GB}") String maxSize)
            throws IOException {
        Path folder = Files.createDirectories(data.root().resolve("uploads"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        long max = DataSize.parse(maxSize).toBytes();
        return new MultipartConfigElement(folder.toString(), max, max + FORM, 0);
    }
}
