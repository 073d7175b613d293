package dev.rapport.crm;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How a table begins.
 *
 * @param skipped how many characters come before the header line: a byte order mark, and Excel's "sep=;"
 * @param lines how many lines these are
 */
record CsvStart(int skipped, int lines, char delimiter) {

    static final String BYTE_ORDER_MARK = "\ufeff";

    private static final String SEPARATOR_IS = "sep=";

    /** @param head the beginning of the text; the delimiter is what its first line has most of, outside of quotes */
    static CsvStart of(String head) {
        int mark = head.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        if (head.startsWith(SEPARATOR_IS, mark) && head.length() > mark + SEPARATOR_IS.length()) {
            char delimiter = head.charAt(mark + SEPARATOR_IS.length());
            int end = head.indexOf('\n', mark);
            return new CsvStart(end < 0 ? head.length() : end + 1, 1, delimiter);
        }
        String text = head.substring(mark);
        return new CsvStart(
                mark,
                0,
                Stream.of(',', ';', '\t')
                        .max(Comparator.comparingLong(delimiter -> count(text, delimiter)))
                        .filter(delimiter -> count(text, delimiter) > 0)
                        .orElse(','));
    }

    /** In the first line that is not empty. */
    private static long count(String text, char delimiter) {
        long count = 0;
        boolean quoted = false;
        for (char c : text.stripLeading().toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                break;
            } else if (!quoted && c == delimiter) {
                count++;
            }
        }
        return count;
    }
}
