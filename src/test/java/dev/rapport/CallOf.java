package dev.rapport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The recordings that the project made for its tests: {@code src/test/resources/calls}. */
public final class CallOf {

    private static final Path FOLDER = Path.of("src", "test", "resources", "calls");

    private CallOf() {}

    public static Path wav(String name) {
        return FOLDER.resolve(name + ".wav");
    }

    public static Path turns(String name) {
        return FOLDER.resolve(name + ".turns.json");
    }

    /** Puts a file in place at once, as a careful telephone system does. */
    public static void drop(byte[] bytes, Path place) throws IOException {
        Path draft = Files.createTempFile("drop", ".tmp");
        Files.write(draft, bytes);
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (java.nio.file.AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(draft, place);
        }
    }

    /** The same call, but another recording of it: only the number in its last, silent samples differs. */
    public static byte[] variant(String name, int number) throws IOException {
        byte[] bytes = Files.readAllBytes(wav(name));
        for (int i = 0; i < Integer.SIZE; i++) {
            bytes[bytes.length - 1 - i] = (byte) ((number >>> i & 1) == 0 ? 0xff : 0xfe);
        }
        return bytes;
    }
}
