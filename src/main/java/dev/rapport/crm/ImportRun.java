package dev.rapport.crm;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works through one import: some rows in each transaction, which also counts them, so that a killed process goes on after
 * the last rows that were committed.
 *
 * <p>A row that can not be taken costs a warning, not the others. Safe for use by many threads.
 */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final MediaStore media;
    private final ImportStore imports;
    private final List<TableReader> tables;
    private final TransactionTemplate transaction;
    private final ContactImportSettings settings;

    ImportRun(
            MediaStore media,
            ImportStore imports,
            List<TableReader> tables,
            TransactionTemplate transaction,
            ContactImportSettings settings) {
        this.media = media;
        this.imports = imports;
        this.tables = List.copyOf(tables);
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Until its end, or until it is not wanted any more. What the database fails of now is thrown; it goes on later. */
    void run(ImportStore.Running running, BooleanSupplier wanted) {
        try {
            Charset charset = count(running);
            try (CsvTable table = open(running, charset, false)) {
                Optional<TableReader.Rows> rows = rows(running.kind(), table.hasNext() ? table.next() : List.of());
                if (rows.isEmpty()) {
                    imports.failed(
                            running.id(),
                            "The first line names no column of "
                                    + running.kind().key());
                } else if (work(running, table, rows.get(), wanted)) {
                    imports.done(running.id());
                }
            }
        } catch (Unprocessable e) {
            imports.failed(running.id(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            LOG.error("Import {} has lost its file", running.id(), e);
            imports.failed(running.id(), "The media store does not have the file any more; import it again");
        } catch (IOException e) {
            throw new UncheckedIOException("Import " + running.id() + " can not be read now", e);
        }
    }

    private Optional<TableReader.Rows> rows(ImportKind kind, List<String> header) {
        return tables.stream()
                .filter(table -> table.kind() == kind)
                .flatMap(table -> table.rows(header).stream())
                .findFirst();
    }

    /** Counts the rows; and finds out whether the text is UTF-8, which is hardly ever so by accident. */
    private Charset count(ImportStore.Running running) throws IOException {
        try {
            imports.counted(running.id(), countRows(running, StandardCharsets.UTF_8, true));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            Charset western = Charset.forName("windows-1252");
            imports.counted(running.id(), countRows(running, western, false));
            return western;
        }
    }

    private long countRows(ImportStore.Running running, Charset charset, boolean strict) throws IOException {
        try (CsvTable table = open(running, charset, strict)) {
            long lines = 0;
            while (hasNext(table)) {
                table.next();
                lines++;
            }
            return Math.max(0, lines - 1);
        }
    }

    private static boolean hasNext(CsvTable table) throws IOException {
        try {
            return table.hasNext();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof RowLimit.TooLong tooLong) {
                throw new Unprocessable("The row on line " + table.line() + " " + tooLong.getMessage(), e);
            }
            throw e.getCause();
        }
    }

    private CsvTable open(ImportStore.Running running, Charset charset, boolean strict) throws IOException {
        InputStream bytes = Channels.newInputStream(media.open(running.original()));
        return CsvTable.open(bytes, charset, strict);
    }

    /** False where it is not at its end: it is not wanted any more, or another process has it. */
    private boolean work(ImportStore.Running running, CsvTable table, TableReader.Rows rows, BooleanSupplier wanted) {
        for (long i = 0; i < running.rowsDone() && table.hasNext(); i++) {
            table.next();
        }
        long done = running.rowsDone();
        while (table.hasNext()) {
            List<Line> lines = new ArrayList<>();
            while (lines.size() < settings.rowsAtOnce() && table.hasNext()) {
                List<String> cells = table.next();
                lines.add(new Line(table.line(), cells));
            }
            if (!wanted.getAsBoolean() || !take(running, rows, lines, done)) {
                return false;
            }
            done += lines.size();
        }
        return true;
    }

    private boolean take(ImportStore.Running running, TableReader.Rows rows, List<Line> lines, long done) {
        try {
            return inTransaction(running, rows, lines, done);
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e;
        } catch (DataAccessException e) {
            LOG.warn("Rows {} and following of import {} are taken one by one", done, running.id(), e);
            return oneByOne(running, rows, lines, done);
        }
    }

    private boolean oneByOne(ImportStore.Running running, TableReader.Rows rows, List<Line> lines, long done) {
        for (int i = 0; i < lines.size(); i++) {
            long at = done + i;
            Line line = lines.get(i);
            boolean goesOn;
            try {
                goesOn = inTransaction(running, rows, List.of(line), at);
            } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
                throw e;
            } catch (DataAccessException e) {
                LOG.warn("Line {} of import {} can not be kept", line.number(), running.id(), e);
                goesOn = refuse(running, line, at);
            }
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    private boolean refuse(ImportStore.Running running, Line line, long at) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ours = imports.lockAt(running.id(), at);
            if (ours) {
                imports.advance(running.id(), RowCounts.refused(line.warning("can not be kept; the log says why")));
            }
            return ours;
        }));
    }

    private boolean inTransaction(ImportStore.Running running, TableReader.Rows rows, List<Line> lines, long at) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!imports.lockAt(running.id(), at)) {
                return false;
            }
            RowCounts counts = RowCounts.NONE;
            for (Line line : lines) {
                counts = counts.plus(take(running.by(), rows, line));
            }
            imports.advance(running.id(), counts);
            return true;
        }));
    }

    private static RowCounts take(Viewer by, TableReader.Rows rows, Line line) {
        try {
            return rows.take(by, line.cells(), line.number());
        } catch (IllegalArgumentException e) {
            return RowCounts.refused(line.warning(String.valueOf(e.getMessage())));
        }
    }

    /** A row, and the number of the line that it begins on. */
    private record Line(long number, List<String> cells) {
        String warning(String why) {
            return "line " + number + ": " + why;
        }
    }
}
