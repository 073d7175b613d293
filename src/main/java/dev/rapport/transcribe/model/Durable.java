package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a rename onto the disk. */
final class Durable {

    private static final Logger LOG = LoggerFactory.getLogger(Durable.class);

    private Durable() {}

    /** Some systems do not let a folder be opened for this; the rename is then as durable as they make it. */
    static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debug("The folder {} can not be forced to the disk: {}", folder, e.toString());
        }
    }
}
