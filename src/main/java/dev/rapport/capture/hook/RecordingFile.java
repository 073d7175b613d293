package dev.rapport.capture.hook;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.FolderFile;
import java.nio.file.Path;

/**
 * A file that asks for a recording, on its way through a route.
 *
 * @param way what the route is to do with it next
 * @param audio where its recording was fetched to; it may not be there
 * @param target where the file is moved to
 * @param reason why it was refused; empty where it was not
 */
public record RecordingFile(
        FolderFile.Way way, Path file, Path audio, FileDelivery delivery, Path target, String reason) {}
