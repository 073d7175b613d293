package dev.rapport.capture.email.box;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.MessageImport;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;

/**
 * Takes an mbox, or a zip of single messages, in, durably, and works through it in the background.
 *
 * <p>A killed process goes on where it was, without counting a message twice. Safe for use by many threads.
 */
@Component
public final class EmailImports {

    /** How many files of a zip are looked at, at most, to find out whether it holds mail; and how much they unpack to. */
    private static final int LOOK_FILES = 200;

    private static final long LOOK_BYTES = 64L << 20;

    private final MediaStore media;
    private final EmailImportStore imports;
    private final EmailImportWorker worker;
    private final BoxSettings settings;

    EmailImports(MediaStore media, EmailImportStore imports, EmailImportWorker worker, BoxSettings settings) {
        this.media = media;
        this.imports = imports;
        this.worker = worker;
        this.settings = settings;
    }

    /**
     * Decides by the content whether a file is an import of mail: an mbox begins with "From "; a zip has a message, or an
     * mbox, among its first files.
     *
     * @param file from its beginning; is read no further than needed, and not closed
     */
    public static Optional<EmailImportKind> recognise(InputStream file) throws IOException {
        file.mark(MboxLine.HEAD);
        byte[] head = file.readNBytes(MboxLine.HEAD);
        file.reset();
        if (Mbox.isMbox(head)) {
            return Optional.of(EmailImportKind.MBOX);
        }
        return ZipOfMail.isZip(head) && holdsMail(file) ? Optional.of(EmailImportKind.ZIP) : Optional.empty();
    }

    static boolean holdsMail(InputStream file) {
        try {
            ZipInputStream zip = new ZipInputStream(file); // not closed: the file is the caller's
            long read = 0;
            byte[] buffer = new byte[1 << 16];
            ZipEntry entry = zip.getNextEntry();
            for (int i = 0; i < LOOK_FILES && entry != null && read < LOOK_BYTES; i++) {
                if (!entry.isDirectory() && ZipOfMail.isMail(entry.getName())) {
                    return true;
                }
                for (int n = zip.read(buffer); n >= 0 && read < LOOK_BYTES; n = zip.read(buffer)) {
                    read += n;
                }
                entry = zip.getNextEntry();
            }
            return false;
        } catch (IOException | IllegalArgumentException broken) { // names that are no UTF-8 are the second
            return false;
        }
    }

    /**
     * Takes a file; when this returns, it is durable and will be worked through, also after the process was killed.
     *
     * @param policy whether the exclusion policy applies
     * @throws MediaStore.TooLarge for more than is taken; nothing is kept
     * @throws IOException where it could not be made durable; nothing is kept
     */
    public ImportId start(Viewer by, EmailImportKind kind, InputStream file, String filename, boolean policy)
            throws IOException {
        Original original = media.store(file, settings.maxImport().toBytes());
        ImportId id = imports.add(by, kind, ZipOfMail.shown(filename), original, policy);
        worker.call();
        return id;
    }

    /** Those that are not at their end, the oldest first. */
    public List<MessageImport> running(Viewer viewer) {
        return imports.unfinished();
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<MessageImport> find(Viewer viewer, ImportId id) {
        return imports.find(id);
    }
}
