package dev.rapport.capture.chat.export;

import java.io.IOException;

/**
 * Reads the exports of one platform. Knows no database, and holds no more than some messages at a time.
 *
 * <p>The same file gives the same entries in the same order; a longer export of the same rooms gives entries of the same ids,
 * and more. For use by one thread, and one file.
 */
interface ExportReader {

    /**
     * Reads to the end. What cannot be read of it is told as a warning.
     *
     * @throws dev.rapport.conversation.Unprocessable where it cannot be read on, or says no message at all; what stood before is
     *     given to the sink by then
     * @throws IOException when the file cannot be read just now
     */
    void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException;
}
