package dev.rapport.language.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Unpacks the native part of ONNX Runtime into a folder of the data folder, once.
 *
 * <p>By itself the library unpacks 16 MB into the folder for temporary files at each start, and leaves them there when the
 * process is killed. On platforms that this does not know, the library is left to do it its way.
 */
final class OnnxLibrary {

    private static final String FOLDER_PROPERTY = "onnxruntime.native.path";

    private OnnxLibrary() {}

    static void unpack(Path into) throws IOException {
        if (System.getProperty(FOLDER_PROPERTY) != null) {
            return;
        }
        String platform = platform();
        for (String name : List.of("onnxruntime", "onnxruntime4j_jni")) {
            String file = System.mapLibraryName(name);
            try (InputStream in =
                    OnnxLibrary.class.getResourceAsStream("/ai/onnxruntime/native/" + platform + "/" + file)) {
                if (in == null) {
                    return;
                }
                unpack(in, Files.createDirectories(into).resolve(file));
            }
        }
        System.setProperty(FOLDER_PROPERTY, into.toString());
    }

    /** Written beside it and moved, so that no other process loads half of it. */
    private static void unpack(InputStream in, Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Path draft = Files.createTempFile(file.getParent(), "", ".part");
        try {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** As the library calls the folders of its jar. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String os = system.contains("mac") ? "osx" : system.startsWith("win") ? "win" : "linux";
        return os + "-" + (machine.startsWith("aarch64") ? "aarch64" : "x64");
    }
}
