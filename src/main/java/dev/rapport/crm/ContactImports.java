package dev.rapport.crm;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes tables of contacts (CSV) in, durably, and works through them in the background.
 *
 * <p>A killed process goes on where it was. The same table twice changes nothing the second time. Safe for use by many
 * threads.
 */
@Component
public class ContactImports {

    /** How much of the beginning of a file {@link #recognise} wants to see, in bytes. */
    public static final int HEAD_BYTES = 64 * 1024;

    private final MediaStore media;
    private final ImportStore imports;
    private final ImportWorker worker;
    private final ContactImportSettings settings;

    ContactImports(MediaStore media, ImportStore imports, ImportWorker worker, ContactImportSettings settings) {
        this.media = media;
        this.imports = imports;
        this.worker = worker;
        this.settings = settings;
    }

    /**
     * Decides by the header line whether this is a table of contacts: it has a column for a name, a number or an address.
     *
     * @param head the first {@link #HEAD_BYTES} of the file, or all of a shorter one
     */
    public static Optional<ImportKind> recognise(byte[] head) {
        return CsvTable.header(head).flatMap(ContactHeader::of).map(header -> ImportKind.CONTACTS);
    }

    /**
     * Takes a table; when this returns, it is durable and will be worked through, also after the process was killed.
     *
     * @throws MediaStore.TooLarge for more than is taken; nothing is kept
     * @throws IOException where it could not be made durable; nothing is kept
     */
    public ImportId start(Viewer by, InputStream csv, String filename) throws IOException {
        Original original = media.store(csv, settings.maxFile().toBytes());
        ImportId id = imports.add(by, ImportKind.CONTACTS, Written.filename(filename), original);
        worker.call();
        return id;
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<ImportStatus> find(Viewer viewer, ImportId id) {
        return imports.find(id);
    }
}
