package dev.rapport.capture;

import java.nio.file.Path;

/**
 * A file of a watched folder on its way through a route.
 *
 * @param way what the route is to do with it next
 * @param target where that moves it
 * @param reason why it was refused; empty where it was not
 */
public record FolderFile(Way way, Path file, FileDelivery delivery, Path target, String reason) {

    /** The ways that a file can go on. */
    public enum Way {
        DONE,
        FAILED,
        /** It stays where it is, and is taken at a later look. */
        LATER
    }
}
