package dev.rapport.crm;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table as text (RFC 4180), as spreadsheets write it: separated by commas, semicolons or tabs, whichever the first
 * line has most of; with or without a byte order mark; quotes may hold line breaks, and bad ones are taken as they are.
 *
 * <p>For one thread.
 */
final class CsvTable implements AutoCloseable {

    private static final int HEAD_BYTES = 64 * 1024;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowLimit limit;
    private final int linesBefore;
    private long line;
    private boolean looked;

    private CsvTable(CSVParser parser, RowLimit limit, int linesBefore) {
        this.parser = parser;
        this.limit = limit;
        this.records = parser.iterator();
        this.linesBefore = linesBefore;
    }

    /**
     * Opens a table.
     *
     * @param charset unless a byte order mark says another
     * @param strict whether bytes that are no text are a {@link java.nio.charset.CharacterCodingException}
     */
    static CsvTable open(InputStream bytes, Charset charset, boolean strict) throws IOException {
        BufferedInputStream stream = new BufferedInputStream(bytes, HEAD_BYTES);
        stream.mark(HEAD_BYTES);
        byte[] first = stream.readNBytes(HEAD_BYTES - 1);
        stream.reset();
        Charset actual = marked(first).orElse(charset);
        CodingErrorAction onError = strict ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        RowLimit reader = new RowLimit(new InputStreamReader(
                stream, actual.newDecoder().onMalformedInput(onError).onUnmappableCharacter(onError)));
        CsvStart start = CsvStart.of(new String(first, actual));
        skip(reader, start.skipped());
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(start.delimiter())
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        return new CsvTable(
                CSVParser.builder().setReader(reader).setFormat(format).get(), reader, start.lines());
    }

    private static void skip(Reader reader, int characters) throws IOException {
        for (int i = 0; i < characters; i++) {
            reader.read();
        }
    }

    private static Optional<Charset> marked(byte[] first) {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .filter(charset -> startsWith(first, CsvStart.BYTE_ORDER_MARK.getBytes(charset)))
                .findFirst();
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /** The first line of what may be the beginning of a table; empty where there is none. */
    static Optional<List<String>> header(byte[] head) {
        try (CsvTable table = open(new ByteArrayInputStream(head), StandardCharsets.UTF_8, false)) {
            return table.hasNext() ? Optional.of(table.next()) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("Memory can not fail to be read", e);
        }
    }

    /** @throws java.io.UncheckedIOException when the bytes can not be read or are no text; so does {@link #next()} */
    boolean hasNext() {
        if (!looked) {
            line = linesBefore + parser.getCurrentLineNumber() + 1;
            looked = true;
        }
        return records.hasNext();
    }

    List<String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        looked = false;
        limit.rowEnded();
        return records.next().toList();
    }

    /** The number of the line on which the row begins that was read last, or could not be; the first line is 1. */
    long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
