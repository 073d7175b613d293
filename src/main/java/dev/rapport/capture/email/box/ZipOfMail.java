package dev.rapport.capture.email.box;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The messages of a zip: its files that end in {@code .eml} or {@code .mht}, or that have no ending or a Maildir's; and those of the
 * mboxes in it.
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
    private final Path scratch;
    private final List<ZippedMbox> readOut = new ArrayList<>();
    private ZippedMbox.Place at;
    private @Nullable ZippedMbox mbox;

    /**
     * @param start 0, or a place that a letter said to be next
     * @param maxUnpacked of all files together, in bytes
     * @param scratch a folder of this zip alone, for what has to be unpacked
     */
    ZipOfMail(SeekableByteChannel channel, long start, long maxUnpacked, Path scratch) throws IOException {
        try {
            zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) { // the library throws both on what is no zip
            channel.close();
            throw new Unprocessable("The file is no whole zip: " + e.getMessage() + "; pack it again", e);
        }
        entries = Collections.list(zip.getEntries());
        room = new AtomicLong(maxUnpacked);
        at = ZippedMbox.Place.of(start);
        this.scratch = scratch;
        FileSystemUtils.deleteRecursively(scratch); // what a killed process left
        if (entries.size() > MAX_FILES) {
            zip.close();
            throw new Unprocessable("The zip has more than " + MAX_FILES + " files; split it");
        }
    }

    /** Whether a file that begins so is a zip. */
    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 && head[3] == 4 || head[2] == 5);
    }

    /** Whether an entry of this name is taken for a message, or for an mbox. */
    static boolean isMail(String path) {
        String name = nameOf(path);
        boolean hidden = name.startsWith(".") || path.startsWith("__MACOSX/") || name.isEmpty();
        String ending = ending(name);
        return !hidden
                && (ending.matches("|eml|emlx?|mht|mhtml|msg822|\\d+") || name.contains(":2,") || isMbox(ending));
    }

    private static String nameOf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1, name.lastIndexOf('.') < 0 ? 0 : name.length());
    }

    private static boolean isMbox(String ending) {
        return ending.equals("mbox") || ending.equals("mbx");
    }

    @Override
    public @Nullable Letter next() throws IOException {
        while (at.entry() < entries.size()) {
            ZipArchiveEntry entry = entries.get(at.entry());
            Letter letter = !entry.isDirectory() && isMail(entry.getName()) ? letter(entry) : null;
            if (letter != null) {
                return letter;
            }
            at = after();
        }
        return null;
    }

    private ZippedMbox.Place after() {
        return new ZippedMbox.Place(at.entry() + 1, 0);
    }

    private @Nullable Letter letter(ZipArchiveEntry entry) throws IOException {
        String unreadable = unreadable(entry);
        try {
            if (mbox != null || unreadable == null && isMbox(entry)) {
                return ofMbox(entry);
            }
        } catch (Unprocessable damaged) {
            unreadable = damaged.getMessage();
        }
        Letter whole = new Letter(
                at.number(), after().number(), shown(entry.getName()), entry.getSize(), () -> open(entry), unreadable);
        at = after();
        return whole;
    }

    private boolean isMbox(ZipArchiveEntry entry) throws IOException {
        String name = nameOf(entry.getName());
        if (name.contains(":2,") || !isMbox(ending(name)) && !ending(name).isEmpty()) {
            return false;
        }
        try (InputStream in = open(entry)) {
            return Mbox.isMbox(in.readNBytes(MboxLine.HEAD));
        }
    }

    private @Nullable Letter ofMbox(ZipArchiveEntry entry) throws IOException {
        ZippedMbox open = mbox;
        if (open == null) {
            try (InputStream in = open(entry)) {
                open = ZippedMbox.of(in, scratch, shown(entry.getName()), at);
            }
            mbox = open;
        }
        Letter letter = open.next();
        if (letter == null) {
            readOut.add(open);
            mbox = null;
        }
        return letter;
    }

    @Override
    public void taken() throws IOException {
        for (ZippedMbox one : readOut) {
            one.close();
        }
        readOut.clear();
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
        taken();
        if (mbox != null) {
            mbox.close();
        }
        FileSystemUtils.deleteRecursively(scratch);
        zip.close();
    }
}
