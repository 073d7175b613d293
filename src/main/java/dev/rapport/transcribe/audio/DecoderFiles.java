package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Puts the ffmpeg that comes along, and its libraries, into a folder, once for each version of it.
 *
 * <p>One of the libraries, for cameras and sound cards, wants libraries of a desktop that a server does not have. None of
 * them is ever called, so the wanted names are given to a library that is there anyhow.
 */
final class DecoderFiles {

    private static final String PLACE = "org/bytedeco/ffmpeg/";
    private static final String STAND_IN = "libdrm.so.2";
    private static final List<String> NEVER_CALLED =
            List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0");

    private DecoderFiles() {}

    /** The folder with the executable "ffmpeg"; empty where none comes along for this platform. */
    static Optional<Path> in(Path folder) throws IOException {
        List<Resource> resources = resources();
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        Path ready = folder.resolve(version(resources));
        if (!Files.isDirectory(ready)) {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "new-");
            unpack(resources, fresh);
            move(fresh, ready);
        }
        return Optional.of(ready);
    }

    private static List<Resource> resources() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver(DecoderFiles.class.getClassLoader());
        List<Resource> wanted = new ArrayList<>();
        boolean executable = false;
        for (Resource resource : resolver.getResources("classpath*:" + PLACE + platform() + "/*")) {
            String name = name(resource);
            executable |= name.equals("ffmpeg");
            if (!name.isEmpty() && !name.startsWith("libjni") && !name.startsWith("ffprobe")) {
                wanted.add(resource);
            }
        }
        return executable ? wanted : List.of();
    }

    /** As JavaCPP names platforms. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        return (system.contains("mac") ? "macosx" : system.contains("win") ? "windows" : "linux")
                + "-"
                + (machine.equals("amd64") ? "x86_64" : machine.equals("aarch64") ? "arm64" : machine);
    }

    private static void unpack(List<Resource> resources, Path folder) throws IOException {
        for (Resource resource : resources) {
            try (InputStream in = resource.getInputStream()) {
                Files.copy(in, folder.resolve(name(resource)));
            }
        }
        if (!folder.resolve("ffmpeg").toFile().setExecutable(true)) {
            throw new IOException(folder + " allows no executable files");
        }
        if (Files.exists(folder.resolve(STAND_IN))) {
            for (String name : NEVER_CALLED) {
                if (Files.notExists(folder.resolve(name))) {
                    Files.copy(folder.resolve(STAND_IN), folder.resolve(name));
                }
            }
        }
    }

    private static String version(List<Resource> resources) throws IOException {
        StringBuilder version = new StringBuilder();
        for (Resource resource : resources) {
            version.append(name(resource)).append(resource.contentLength());
        }
        return Integer.toHexString(version.toString().hashCode());
    }

    private static String name(Resource resource) {
        String name = resource.getFilename();
        return name == null ? "" : name;
    }

    private static void move(Path fresh, Path ready) throws IOException {
        try {
            Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(ready)) {
                throw e;
            }
            FileSystemUtils.deleteRecursively(fresh);
        }
    }
}
