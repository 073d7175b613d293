package dev.rapport.capture.email.box;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a zip: its files that end in {@code .eml} or {@code .mht}, or that have no ending or a Maildir's.
 *
 * <p>Names are told to people, and never become paths. How much all files together may unpack to is limited, so that a small
 * zip can not fill the disk; how much one may is the limit of messages.
 */
final class ZipOfMail implements MailFile {

    /** More files than that are no export of mail. */
    static final int MAX_FILES = 2_000_000;

    private static final int MAX_NAME = 200;

    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final AtomicLong room;
    private int at;

    /** @param maxUnpacked of all files together, in bytes */
    ZipOfMail(SeekableByteChannel channel, long start, long maxUnpacked) throws IOException {
        try {
            zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) { // the library throws both on what is no zip
            channel.close();
            throw new Unprocessable("The file is no whole zip: " + e.getMessage() + "; pack it again", e);
        }
        entries = Collections.list(zip.getEntries());
        room = new AtomicLong(maxUnpacked);
        at = Math.toIntExact(start);
        if (entries.size() > MAX_FILES) {
            zip.close();
            throw new Unprocessable("The zip has more than " + MAX_FILES + " files; split it");
        }
    }

    /** Whether a file that begins so is a zip. */
    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 && head[3] == 4 || head[2] == 5);
    }

    /** Whether an entry of this name is taken for a message. */
    static boolean isMessage(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        boolean hidden = name.startsWith(".") || path.startsWith("__MACOSX/") || name.isEmpty();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        return !hidden
                && (ending.matches("|eml|emlx?|mht|mhtml|msg822") || name.contains(":2,") || ending.matches("\\d+"));
    }

    @Override
    public @Nullable Letter next() {
        while (at < entries.size()) {
            ZipArchiveEntry entry = entries.get(at++);
            if (!entry.isDirectory() && isMessage(entry.getName())) {
                return new Letter(
                        at - 1L, at, shown(entry.getName()), entry.getSize(), () -> open(entry), unreadable(entry));
            }
        }
        return null;
    }

    private @Nullable String unreadable(ZipArchiveEntry entry) {
        return zip.canReadEntryData(entry)
                ? null
                : "It is encrypted, or packed in a way that is not known; pack the zip again without a password";
    }

    private InputStream open(ZipArchiveEntry entry) throws IOException {
        return new Metered(zip.getInputStream(entry), entry.getSize(), room);
    }

    /** A name that people can be shown: in one line, and not endless. */
    static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() > MAX_NAME ? line.substring(0, MAX_NAME) + "..." : line;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** All of it is to blame, and not one message. */
    static final class TooMuch extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        TooMuch(String reason) {
            super(reason, new IOException(reason));
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** Ends the import where all files together unpack to more than is allowed. */
    private static final class Metered extends InputStream {
        private final InputStream in;
        private final AtomicLong room;
        private final long said;
        private long left;

        /** @param said how large the zip says it is; negative where it does not */
        Metered(InputStream in, long said, AtomicLong room) {
            this.in = in;
            this.said = said;
            left = said;
            this.room = room;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int read;
            try {
                read = in.read(into, offset, length);
            } catch (IOException e) {
                throw new Unprocessable("It can not be unpacked: " + e.getMessage() + "; pack the zip again", e);
            }
            left -= Math.max(read, 0);
            if (said >= 0 && left < 0) {
                throw new Unprocessable(
                        "It unpacks to more than the " + said + " bytes that the zip says; it is damaged");
            }
            if (room.addAndGet(-Math.max(read, 0)) < 0) {
                throw new TooMuch("The zip unpacks to more than rapport.email.box.max-unpacked allows; split it");
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
