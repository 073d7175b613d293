package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;

/** Knows one kind of table, and takes its rows in. */
interface TableReader {

    ImportKind kind();

    /** Empty for a line that is not the header of such a table. */
    Optional<Rows> rows(List<String> header);

    /** The rows of one table. */
    interface Rows {

        /**
         * Takes a row in, in the caller's transaction; an {@link IllegalArgumentException} says why it can not be kept.
         *
         * @param line where the row begins; the header line is 1
         */
        RowCounts take(Viewer by, List<String> cells, long line);
    }
}
