package dev.rapport.transcribe.worker;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Starts worker processes with the Java that runs this application. Safe for use by many threads.
 *
 * <p>The class path is that of the worker alone, so that it starts fast and can load nothing else.
 */
final class WorkerLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerLauncher.class);

    private final WorkerSettings settings;

    WorkerLauncher(WorkerSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts one on the model in this folder; it is not ready yet.
     *
     * @param speakers the folder of a speaker model, where there is one; empty else
     */
    Process launch(Path model, String speakers) throws IOException {
        Path files;
        synchronized (WorkerLauncher.class) {
            files = files();
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.heap(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+ErrorFileToStderr",
                "-XX:-CreateCoredumpOnCrash",
                "--enable-native-access=ALL-UNNAMED",
                "-Djna.library.path=" + files,
                "-Djna.boot.library.path=" + files,
                "-Djna.encoding=UTF-8",
                "-cp",
                WorkerFiles.classPath(files),
                WorkerMain.class.getName(),
                model.toAbsolutePath().toString(),
                Integer.toString(settings.threads()),
                speakers));
        builder.directory(files.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        // The threads of the worker are the tracks; the matrix library must not start its own beside them.
        environment.put("OPENBLAS_NUM_THREADS", "1");
        return builder.start();
    }

    private Path files() throws IOException {
        Path folder = settings.folder().toAbsolutePath();
        Path ready = folder.resolve(WorkerFiles.version());
        if (!Files.isDirectory(ready)) {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "new-");
            WorkerFiles.unpack(fresh);
            move(fresh, ready);
        }
        return ready;
    }

    private static void move(Path fresh, Path ready) throws IOException {
        try {
            Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(ready)) {
                throw e;
            }
            LOG.debug("Another process has unpacked {} in the meantime", ready);
            FileSystemUtils.deleteRecursively(fresh);
        }
    }
}
