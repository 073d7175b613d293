package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a zip, each unpacked while it is read.
 *
 * <p>A small zip can not fill the disk or hold up the machine: all files together unpack to so much at most, and one that is
 * packed more tightly than any chat is refused. Names that lead out of the zip are left out.
 */
final class ExportZip implements ExportFiles {

    /** More files than that are no export. */
    static final int MAX_FILES = 1_000_000;

    /** Text packs to a twentieth, rarely to a fiftieth. */
    private static final int TIGHTEST = 250;

    /** Short files are harmless, however tightly they are packed. */
    private static final long SHORT = 16L << 20;

    private static final int SHOWN = 200;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> names;
    private final long maxUnpacked;
    private double all;
    private long unpacked;

    ExportZip(SeekableByteChannel channel, long maxUnpacked) throws IOException {
        this.maxUnpacked = maxUnpacked;
        try {
            zip = ZipFile.builder().setSeekableByteChannel(channel).get();
        } catch (IOException | RuntimeException e) { // the library throws both on what is no zip
            channel.close();
            throw new Unprocessable("The file is no whole zip: " + shown(e.getMessage()) + "; pack it again", e);
        }
        try {
            Collections.list(zip.getEntries()).forEach(this::enter);
            check();
            names = List.copyOf(entries.keySet());
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Whether a file begins like a zip. */
    static boolean isZip(SeekableByteChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        channel.position(0);
        int read = 0;
        while (head.hasRemaining() && read >= 0) {
            read = channel.read(head);
        }
        channel.position(0);
        return isZip(head.array());
    }

    /** @param head its first four bytes */
    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 && head[3] == 4 || head[2] == 5);
    }

    /** Whether a name leads nowhere but into the zip. */
    static boolean isHarmless(String name) {
        return !name.startsWith("/") && !name.matches("(?s)[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?") && name.indexOf('\0') < 0;
    }

    private void enter(ZipArchiveEntry entry) {
        String name = entry.getName().replace('\\', '/');
        if (entry.isDirectory()
                || name.startsWith("__MACOSX/")
                || ExportFiles.baseName(name).startsWith("._")) {
            return;
        }
        if (!isHarmless(name)) {
            warnings.add(shown(name) + " leads out of the zip and is left out");
        } else if (entries.putIfAbsent(name, entry) != null) {
            warnings.add(shown(name) + " is in the zip twice; the first is taken");
        }
    }

    private void check() {
        if (entries.size() > MAX_FILES) {
            throw new Unprocessable("The zip has more than " + MAX_FILES + " files; split it");
        }
        for (ZipArchiveEntry entry : entries.values()) {
            all += Math.max(0, entry.getSize());
            checkTightness(entry, entry.getSize());
        }
        if (all > maxUnpacked) {
            throw tooLarge();
        }
    }

    private static void checkTightness(ZipArchiveEntry entry, long size) {
        long packed = Math.max(1, entry.getCompressedSize());
        if (size > SHORT && size / packed > TIGHTEST) {
            throw new Unprocessable(shown(entry.getName()) + " of the zip unpacks to more than " + TIGHTEST
                    + " times its size, which no chat does; it is not read");
        }
    }

    private static Unprocessable tooLarge() {
        return new Unprocessable("The zip unpacks to more than rapport.chat.export.max-unpacked allows; split it");
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    @Override
    public InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name);
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new Unprocessable(shown(name) + " of the zip is encrypted; pack the zip again without a password");
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            throw new Unprocessable(
                    shown(name) + " of the zip is packed in a way that is not known; pack the zip again");
        }
        try {
            return new Metered(zip.getInputStream(entry), entry);
        } catch (ZipException | EOFException e) {
            throw damaged(entry, e);
        }
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public double progress() {
        return all == 0 ? 0 : Math.min(1, unpacked / all);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Something that people can be shown: in one line, and not endless. */
    static String shown(@Nullable String text) {
        String line = Fields.clean(String.valueOf(text)).replaceAll("\\p{Cntrl}", "?");
        return line.length() > SHOWN ? Fields.clean(line.substring(0, SHOWN)) + "..." : line;
    }

    private static Unprocessable damaged(ZipArchiveEntry entry, IOException e) {
        return new Unprocessable(
                shown(entry.getName()) + " of the zip can not be unpacked: " + shown(e.getMessage())
                        + "; pack the zip again",
                e);
    }

    /** Counts what is unpacked, whatever the zip says of it. */
    private final class Metered extends FilterInputStream {
        private final ZipArchiveEntry entry;
        private long read;

        Metered(InputStream in, ZipArchiveEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got;
            try {
                got = in.read(into, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(entry, e);
            }
            read += Math.max(0, got);
            unpacked += Math.max(0, got);
            checkTightness(entry, read);
            if (unpacked > maxUnpacked) {
                throw tooLarge();
            }
            return got;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return read(new byte[Math.clamp(bytes, 0, 1 << 16)]);
        }
    }
}
