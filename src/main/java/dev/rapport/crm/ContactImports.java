package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes tables of contacts (CSV) in, durably, and works through them in the background. Safe for use by many threads. */
@Component
public class ContactImports {

    /** How much of the beginning of a file {@link #recognise} wants to see, in bytes. */
    public static final int HEAD_BYTES = 64 * 1024;

    /**
     * Decides by the header line whether this is a table of contacts: it has a column for a name, a number or an address.
     *
     * @param head the first {@link #HEAD_BYTES} of the file, or all of a shorter one
     */
    public static Optional<ImportKind> recognise(byte[] head) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes a table; when this returns, it is durable and will be worked through, also after the process was killed.
     *
     * @throws dev.rapport.archive.MediaStore.TooLarge for more than is taken; nothing is kept
     */
    public ImportId start(Viewer by, InputStream csv, String filename) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Empty where there is none that this viewer may see. */
    public Optional<ImportStatus> find(Viewer viewer, ImportId id) {
        throw new UnsupportedOperationException();
    }
}
