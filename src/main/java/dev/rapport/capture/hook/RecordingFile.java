package dev.rapport.capture.hook;

import dev.rapport.capture.FileDelivery;
import java.nio.file.Path;

/**
 * A file that asks for a recording, on its way through a route.
 *
 * @param way what the route is to do with it next
 * @param audio where its recording was fetched to; it may not be there
 * @param target where the file is moved to
 * @param reason why it was refused; empty where it was not
 */
public record RecordingFile(Way way, Path file, Path audio, FileDelivery delivery, Path target, String reason) {

    /** The ways that a file can go on. */
    public enum Way {
        DONE,
        FAILED,
        /** It stays where it is, and is taken at a later look. */
        LATER
    }
}
