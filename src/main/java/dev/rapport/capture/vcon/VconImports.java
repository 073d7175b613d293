package dev.rapport.capture.vcon;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.MessageImport;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes vCons that are uploaded, durably, and brings them in in the background.
 *
 * <p>Safe for use by many threads.
 */
@Component
public final class VconImports {

    /** As the API writes the kind, and the ledger's name of the source. */
    public static final String KIND = "vcon";

    private static final int LONGEST_NAME = 200;

    private final MediaStore media;
    private final VconImportStore imports;
    private final VconImportWorker worker;
    private final VconSettings settings;

    VconImports(MediaStore media, VconImportStore imports, VconImportWorker worker, VconSettings settings) {
        this.media = media;
        this.imports = imports;
        this.worker = worker;
        this.settings = settings;
    }

    /** Whether a caller's word for the kind of a file means this one: "vCon", ".vcon". */
    public static boolean isMeant(String kind) {
        return kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").equals(KIND);
    }

    /**
     * Decides by the content whether a file is a vCon, also a signed, an encrypted or a packed one.
     *
     * @param file from its beginning; is read no further than needed, and not closed
     */
    public static boolean recognise(InputStream file) throws IOException {
        return VconHead.isVcon(file);
    }

    /**
     * Takes a file; when this returns, it is durable and will be brought in, also after the process was killed.
     *
     * @throws MediaStore.TooLarge for more than is taken; nothing is kept
     * @throws IOException where it could not be made durable; nothing is kept
     */
    public ImportId start(Viewer by, InputStream file, String filename) throws IOException {
        Original original = media.store(file, settings.maxSize().toBytes());
        String shown = Fields.clean(filename).replaceAll("\\p{Cntrl}", "?");
        ImportId id =
                imports.add(by, shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown, original);
        worker.call();
        return id;
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<MessageImport> find(Viewer viewer, ImportId id) {
        return imports.find(id);
    }
}
