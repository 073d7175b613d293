package dev.rapport.crm;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes tables of contacts and of opportunities (CSV) in, durably, and works through them in the background.
 *
 * <p>A killed process goes on where it was. The same table twice changes nothing the second time. Safe for use by many
 * threads.
 */
@Component
public class CustomerImports {

    /** How much of the beginning of a file {@link #recognise} wants to see, in bytes. */
    public static final int HEAD_BYTES = 64 * 1024;

    private final MediaStore media;
    private final ImportStore imports;
    private final ImportWorker worker;
    private final ContactImportSettings settings;

    CustomerImports(MediaStore media, ImportStore imports, ImportWorker worker, ContactImportSettings settings) {
        this.media = media;
        this.imports = imports;
        this.worker = worker;
        this.settings = settings;
    }

    /**
     * Decides by the header line what kind of table this is. One of contacts has a column for a name, a number or an address;
     * one of opportunities for an account, a name, and what only they have, such as a stage or an amount.
     *
     * @param head the first {@link #HEAD_BYTES} of the file, or all of a shorter one
     * @param said what the caller says that it is; null to find out
     * @return empty for what is no table of that kind
     */
    public static Optional<ImportKind> recognise(byte[] head, @Nullable ImportKind said) {
        List<String> header = CsvTable.header(head).orElse(List.of());
        return Arrays.stream(ImportKind.values())
                .filter(kind -> said == null ? isTelling(kind, header) : said == kind)
                .filter(kind -> isHeader(kind, header))
                .findFirst();
    }

    private static boolean isHeader(ImportKind kind, List<String> header) {
        return switch (kind) {
            case CONTACTS -> ContactColumn.header(header).isPresent();
            case OPPORTUNITIES -> OpportunityColumn.header(header).isPresent();
        };
    }

    /** Accounts have names in both. */
    private static boolean isTelling(ImportKind kind, List<String> header) {
        return switch (kind) {
            case CONTACTS -> true;
            case OPPORTUNITIES -> header.stream().anyMatch(OpportunityColumn::isTelling);
        };
    }

    /**
     * Takes a table; when this returns, it is durable and will be worked through, also after the process was killed.
     *
     * @throws MediaStore.TooLarge for more than is taken; nothing is kept
     * @throws IOException where it could not be made durable; nothing is kept
     */
    public ImportId start(Viewer by, ImportKind kind, InputStream csv, String filename) throws IOException {
        Original original = media.store(csv, settings.maxFile().toBytes());
        ImportId id = imports.add(by, kind, Written.filename(filename), original);
        worker.call();
        return id;
    }

    /** Those that are not at their end, the oldest first. */
    public List<ImportStatus> running(Viewer viewer) {
        return imports.unfinished();
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<ImportStatus> find(Viewer viewer, ImportId id) {
        return imports.find(id);
    }
}
