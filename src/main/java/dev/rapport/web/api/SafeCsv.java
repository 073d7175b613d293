package dev.rapport.web.api;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes tables that a spreadsheet may open: nothing that a customer once wrote is taken for a formula there.
 *
 * <p>A text that begins with a sign which formulas begin with gets an apostrophe before it, as OWASP recommends
 * (CSV Injection); spreadsheets show the text without it. For one thread.
 */
final class SafeCsv {

    private static final String BEGIN_FORMULAS = "=+-@\t\r\n＝＋－＠";

    private final CSVPrinter printer;

    SafeCsv(Appendable out, List<String> header) throws IOException {
        printer = new CSVPrinter(out, CSVFormat.RFC4180);
        row(header);
    }

    void row(List<? extends @Nullable String> cells) throws IOException {
        printer.printRecord(cells.stream().map(SafeCsv::safe).toList());
    }

    private static String safe(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        String text = cell.replace("\0", "");
        return !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
