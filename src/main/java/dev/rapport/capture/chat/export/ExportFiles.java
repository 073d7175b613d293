package dev.rapport.capture.chat.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/**
 * The files of an export: one by itself, or those of a zip.
 *
 * <p>Their names tell what they are, and never become paths. For use by one thread, which reads one file at a time.
 */
sealed interface ExportFiles extends Closeable permits LoneFile, ExportZip {

    /** In the order in which they lie there; with "/" between folders and file. */
    List<String> names();

    boolean has(String name);

    /**
     * Opens a file at its beginning.
     *
     * @param name one of {@link #names}
     * @throws dev.rapport.conversation.Unprocessable for one that is encrypted or damaged
     */
    InputStream open(String name) throws IOException;

    /** What of the files cannot be looked at. */
    List<String> warnings();

    /** How many bytes of the whole have been looked at, 0..1. */
    double progress();

    /**
     * Looks into a file.
     *
     * @param channel is closed with it
     * @param filename as it was called
     * @param maxUnpacked how much the files of a zip may unpack to, all together, in bytes
     * @throws dev.rapport.conversation.Unprocessable for a zip that is damaged or hostile
     */
    static ExportFiles of(SeekableByteChannel channel, String filename, long maxUnpacked) throws IOException {
        return ExportZip.isZip(channel)
                ? new ExportZip(channel, maxUnpacked)
                : new LoneFile(channel, baseName(filename));
    }

    /** What a file is called, without its folders. */
    static String baseName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The folder that a file lies in, with a "/" at its end; empty for none. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
