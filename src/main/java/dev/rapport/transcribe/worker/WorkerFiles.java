package dev.rapport.transcribe.worker;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.vosk.Model;

/**
 * Puts into a folder what a worker process needs: the native libraries, and where this application runs from one jar, the
 * classes out of it.
 *
 * <p>A plain class path of three entries starts in half a second, where the launcher of the one jar would take seconds.
 * Without the unpacked libraries, JNA would unpack 26 MB into a temporary folder at each start, and leave them there when
 * the worker is killed.
 */
final class WorkerFiles {

    private static final List<Class<?>> NEEDED = List.of(WorkerMain.class, Model.class, Native.class);
    private static final String NESTED = "nested:";

    private final Path folder;
    private final List<String> classPath = new ArrayList<>();

    private WorkerFiles(Path folder) {
        this.folder = folder;
    }

    /** Unpacks into an empty folder. */
    static void unpack(Path folder) throws IOException {
        WorkerFiles files = new WorkerFiles(folder);
        for (Class<?> needed : NEEDED) {
            files.add(needed);
        }
        files.library(Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("vosk"));
        files.library("com/sun/jna/" + Platform.RESOURCE_PREFIX + "/" + System.mapLibraryName("jnidispatch"));
        Files.writeString(folder.resolve("classpath"), String.join("\n", files.classPath));
    }

    /** The class path for a folder that was filled before. */
    static String classPath(Path folder) throws IOException {
        return String.join(
                File.pathSeparator,
                Files.readAllLines(folder.resolve("classpath")).stream()
                        .map(entry -> folder.resolve(entry).toString())
                        .toList());
    }

    /** Changes whenever what would be unpacked does. */
    static String version() throws IOException {
        StringBuilder version = new StringBuilder();
        for (Class<?> needed : NEEDED) {
            String location = location(needed);
            Path file = location.contains(NESTED) ? outer(location) : Path.of(URI.create(location));
            version.append(location).append(Files.size(file)).append(Files.getLastModifiedTime(file));
        }
        return Integer.toHexString(version.toString().hashCode());
    }

    private void add(Class<?> needed) throws IOException {
        String location = location(needed);
        if (!location.contains(NESTED)) {
            classPath.add(Path.of(URI.create(location)).toString());
            return;
        }
        String entry = location.substring(location.indexOf("/!") + 2).replaceFirst("!/$", "");
        try (JarFile jar = new JarFile(outer(location).toFile())) {
            if (entry.endsWith("/")) {
                addClasses(jar, entry, needed.getPackageName().replace('.', '/'));
            } else {
                String name = entry.substring(entry.lastIndexOf('/') + 1);
                copy(jar.getInputStream(jar.getJarEntry(entry)), folder.resolve(name));
                classPath.add(name);
            }
        }
    }

    private void addClasses(JarFile jar, String root, String packageFolder) throws IOException {
        Files.createDirectories(folder.resolve("classes").resolve(packageFolder));
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName();
            if (name.startsWith(root + packageFolder) && name.endsWith(".class")) {
                copy(jar.getInputStream(entry), folder.resolve("classes").resolve(name.substring(root.length())));
            }
        }
        classPath.add("classes");
    }

    /** Where a platform's library has another name, it is not found here, and JNA unpacks it by itself. */
    private void library(String resource) throws IOException {
        InputStream in = Model.class.getClassLoader().getResourceAsStream(resource);
        if (in != null) {
            copy(in, folder.resolve(resource.substring(resource.lastIndexOf('/') + 1)));
        }
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (from) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path outer(String location) {
        String path = location.substring(location.indexOf(NESTED) + NESTED.length(), location.indexOf("/!"));
        return Path.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    private static String location(Class<?> type) {
        try {
            return type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path has an entry that is no URI", e);
        }
    }
}
