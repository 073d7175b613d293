package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Decides by the content whose export a file is: by what the files of a zip are called and begin with, else by what the file
 * begins with. Stateless.
 */
final class Recognition {

    /** Of which no kind can be without a look into it. */
    private static final int LOOK_FILES = 5_000;

    private static final long LOOK_BYTES = 64L << 20;
    private static final Set<String> LISTS = Set.of("channels.json", "groups.json", "dms.json", "mpims.json");

    private Recognition() {}

    /** Looks into a file that can be read at any place. */
    static Optional<ChatImportKind> of(SeekableByteChannel file, String filename, ChatImports.Opening stream)
            throws IOException {
        if (!ExportZip.isZip(file)) {
            return of(stream);
        }
        try (ExportFiles files = ExportFiles.of(file, filename, Long.MAX_VALUE)) {
            Optional<ChatImportKind> named = byNames(files.names());
            return named.isPresent() ? named : byHeads(files);
        } catch (Unprocessable damaged) {
            return inZip(stream);
        }
    }

    /** Looks into a file that can only be read from its beginning. */
    static Optional<ChatImportKind> of(ChatImports.Opening stream) throws IOException {
        byte[] head;
        try (InputStream in = stream.open()) {
            head = in.readNBytes(Heads.BYTES);
        }
        if (!ExportZip.isZip(head)) {
            return Heads.kind(head);
        }
        List<String> names;
        try (InputStream in = stream.open()) {
            names = ZipTail.names(in);
        }
        Optional<ChatImportKind> named = byNames(names);
        boolean none = !names.isEmpty() && names.stream().noneMatch(Recognition::isLookedAt);
        return named.isPresent() || none ? named : inZip(stream);
    }

    private static boolean isLookedAt(String name) {
        return name.endsWith(".json") || name.endsWith(".txt") || name.endsWith(".jsonl");
    }

    static Optional<ChatImportKind> byNames(List<String> names) {
        Set<String> bases = Set.copyOf(names.stream().map(ExportFiles::baseName).toList());
        boolean days =
                names.stream().anyMatch(name -> SlackExport.DAY.matcher(name).matches());
        if (bases.contains("users.json") && (days || bases.stream().anyMatch(LISTS::contains))) {
            return Optional.of(ChatImportKind.SLACK);
        }
        if (names.stream().anyMatch(WhatsAppExport::isText)) {
            return Optional.of(ChatImportKind.WHATSAPP);
        }
        return days && bases.stream().anyMatch(LISTS::contains) ? Optional.of(ChatImportKind.SLACK) : Optional.empty();
    }

    private static Optional<ChatImportKind> byHeads(ExportFiles files) throws IOException {
        List<String> looked = files.names().stream()
                .filter(Recognition::isLookedAt)
                .limit(LOOK_FILES / 100)
                .toList();
        for (String name : looked) {
            try (InputStream in = files.open(name)) {
                Optional<ChatImportKind> kind = Heads.kind(in.readNBytes(Heads.BYTES));
                if (kind.isPresent()) {
                    return kind;
                }
            } catch (Unprocessable damaged) {
                // another may say it
            }
        }
        return Optional.empty();
    }

    /** From the beginning on, as far as it can be read: what lies at the end of a zip may be missing. */
    private static Optional<ChatImportKind> inZip(ChatImports.Opening stream) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = stream.open();
                ZipInputStream zip = new ZipInputStream(in)) {
            Budget budget = new Budget();
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && names.size() < LOOK_FILES && budget.left > 0;
                    entry = zip.getNextEntry()) {
                names.add(entry.getName());
                boolean now = Integer.bitCount(names.size()) == 1; // not each time: there may be thousands
                Optional<ChatImportKind> named = now ? byNames(names) : Optional.empty();
                if (named.isPresent()) {
                    return named;
                }
                if (isLookedAt(entry.getName())) {
                    Optional<ChatImportKind> kind = Heads.kind(zip.readNBytes(Heads.BYTES));
                    if (kind.isPresent()) {
                        return kind;
                    }
                }
                budget.drain(zip);
            }
        } catch (IOException | IllegalArgumentException broken) { // names that are no UTF-8 are the second
            return byNames(names);
        }
        return byNames(names);
    }

    /** How much more may be unpacked in search. */
    private static final class Budget {
        private final byte[] buffer = new byte[1 << 16];
        private long left = LOOK_BYTES;

        void drain(ZipInputStream zip) throws IOException {
            for (int n = zip.read(buffer); n >= 0 && left > 0; n = zip.read(buffer)) {
                left -= n;
            }
        }
    }
}
