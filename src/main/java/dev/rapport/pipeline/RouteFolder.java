package dev.rapport.pipeline;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The route files: those of the folder; or where there is no such folder, those in the jar, so that it alone is enough. */
final class RouteFolder {

    private static final String SUFFIX = ".camel.yaml";

    private final Path folder;

    RouteFolder(Path folder) {
        this.folder = folder;
    }

    /** The names of the files with the version of each. */
    Map<String, Version> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return shipped();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .collect(toMap(file -> file.getFileName().toString(), Version::of));
        }
    }

    Resource resource(CamelContext camel, String name) throws IOException {
        return ResourceHelper.resolveMandatoryResource(
                camel, Files.isDirectory(folder) ? "file:" + folder.resolve(name) : "classpath:routes/" + name);
    }

    private static Map<String, Version> shipped() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath:routes/*" + SUFFIX);
        return Stream.of(found)
                .collect(toMap(file -> Objects.requireNonNull(file.getFilename()), file -> Version.SHIPPED));
    }

    @Override
    public String toString() {
        return Files.isDirectory(folder) ? folder.toString() : "the jar";
    }

    /**
     * Tells one state of a file from another.
     *
     * @param millis when it was changed
     * @param size in bytes
     */
    public record Version(long millis, long size) {

        static final Version NONE = new Version(-1, -1);
        static final Version SHIPPED = new Version(0, 0);

        /** A file that is deleted meanwhile counts as an empty one; the next look finds it gone. */
        static Version of(Path file) {
            var attributes = file.toFile();
            return new Version(attributes.lastModified(), attributes.length());
        }
    }
}
