package dev.rapport.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Opens the files of the sample, which every Rapport carries with it. */
final class SampleFiles {

    private static final String FOLDER = "sample/";

    private SampleFiles() {}

    static InputStream open(String name) throws IOException {
        return new ClassPathResource(FOLDER + name).getInputStream();
    }

    static String text(String name) throws IOException {
        return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
