package dev.rapport;

import java.nio.file.Path;

/**
 * Where tests keep what is made once for all of them: unpacked programs, a database server, a decoder.
 *
 * <p>Tests run in several processes side by side, each with folders of its own: what they hold may be made, locked or deleted
 * by one process only.
 */
public final class TestFolders {

    private static final String PROCESS = System.getProperty("rapport.tests.process", "1");

    private TestFolders() {}

    /** The folder of this name of this test process; it need not exist yet. */
    public static Path of(String name) {
        return Path.of("target", "tests-" + PROCESS, name);
    }
}
