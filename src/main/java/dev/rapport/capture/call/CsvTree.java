package dev.rapport.capture.call;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a table of calls: a line for each, the columns named by the first line.
 *
 * <p>Asterisk's own Master.csv has no such line; its columns are always the same, and are recognised by their number and
 * the uniqueid among them.
 */
final class CsvTree {

    static final int MAX_ROWS = 500_000;

    /** As cdr_csv writes them. */
    private static final List<String> MASTER = List.of(
            "accountcode",
            "src",
            "dst",
            "dcontext",
            "clid",
            "channel",
            "dstchannel",
            "lastapp",
            "lastdata",
            "start",
            "answer",
            "end",
            "duration",
            "billsec",
            "disposition",
            "amaflags",
            "uniqueid",
            "userfield");

    private static final int UNIQUE_ID = MASTER.indexOf("uniqueid");
    private static final Set<Character> SEPARATORS = Set.of(',', ';', '\t', '|');

    private CsvTree() {}

    /** The rows, each with the names of the columns in lower case and without blanks. */
    static List<ObjectNode> read(Reader text, String firstLine) {
        char separator = separator(firstLine);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        List<ObjectNode> rows = new ArrayList<>();
        try (CSVParser csv = format.parse(text)) {
            List<String> names = List.of();
            for (CSVRecord row : csv) {
                if (names.isEmpty()) {
                    names = isMaster(row) ? MASTER : names(row);
                    if (names != MASTER) {
                        continue;
                    }
                }
                if (rows.size() == MAX_ROWS) {
                    throw new InvalidMetadata("The table has more than " + MAX_ROWS + " lines; divide it");
                }
                rows.add(row(row, names));
            }
            return rows;
        } catch (IOException | IllegalStateException | java.io.UncheckedIOException e) {
            throw new InvalidMetadata("The metadata is not CSV: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof CSVException || e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }

    private static char separator(String line) {
        char best = ',';
        for (char candidate : SEPARATORS) {
            if (count(line, candidate) > count(line, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    private static boolean isMaster(CSVRecord row) {
        return row.size() >= UNIQUE_ID + 1
                && row.size() <= MASTER.size() + 2
                && row.get(UNIQUE_ID).matches("(?:[^.,]+-)?[0-9]+\\.[0-9]+");
    }

    private static List<String> names(CSVRecord row) {
        return row.stream()
                .map(name ->
                        name.replace("\uFEFF", "").replaceAll("[ _\\-]", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static ObjectNode row(CSVRecord row, List<String> names) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
            if (!row.get(i).isBlank()) {
                object.put(names.get(i), row.get(i));
            }
        }
        return object;
    }
}
