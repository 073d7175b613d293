package dev.rapport.capture.email.box;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * An mbox within a zip. It is unpacked beside, since what is packed can only be read from its beginning, and deleted with
 * {@link #close}.
 */
final class ZippedMbox implements Closeable {

    private final Path file;
    private final String name;
    private final int entry;
    private final Mbox mbox;

    private ZippedMbox(Path file, String name, int entry, Mbox mbox) {
        this.file = file;
        this.name = name;
        this.entry = entry;
        this.mbox = mbox;
    }

    /**
     * Unpacks it.
     *
     * @param from read to its end, and not closed
     * @param folder made where it is not there; what lies in it after a kill is written anew
     * @param start where in the zip reading goes on
     */
    static ZippedMbox of(InputStream from, Path folder, String name, Place start) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(start.entry() + ".mbox");
        try {
            Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
            Mbox mbox = new Mbox(() -> FileChannel.open(file, StandardOpenOption.READ), start.at());
            return new ZippedMbox(file, name, start.entry(), mbox);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * A place in a zip, as one number: for a file that is a message itself just which it is, as imports that began before mboxes
     * were looked into have it.
     *
     * @param entry the how manieth file of the zip
     * @param at the byte within an mbox
     */
    record Place(int entry, long at) {

        private static final int ENTRY_BITS = 21;

        static Place of(long number) {
            return new Place((int) (number & (1L << ENTRY_BITS) - 1), number >> ENTRY_BITS);
        }

        long number() {
            return at << ENTRY_BITS | entry;
        }
    }

    /** The next message; null at the end. */
    MailFile.@Nullable Letter next() throws IOException {
        MailFile.Letter letter = mbox.next();
        return letter == null
                ? null
                : new MailFile.Letter(
                        new Place(entry, letter.at()).number(),
                        new Place(entry, letter.next()).number(),
                        letter.name() + " of " + name,
                        letter.size(),
                        letter.bytes(),
                        letter.unreadable());
    }

    @Override
    public void close() throws IOException {
        mbox.close();
        Files.deleteIfExists(file);
    }
}
