package dev.rapport.language.value;

import java.util.List;

/**
 * Finds the values that a text holds, spoken or written.
 *
 * <p>What may as well be something else is left out: "may I", "one of them", "a second opinion" hold none. Of readings that overlap
 * the one that begins first stands, and of these the longest.
 *
 * <p>Safe for use by many threads. Takes time in proportion to the text, whatever it is.
 */
public final class ValueReader {

    private final String country;
    private final Scanner scanner;

    /** @param country two letters of ISO 3166: how days and national telephone numbers are written, whose dollars are meant */
    public ValueReader(String country) {
        this.country = country;
        this.scanner = new Scanner(country);
    }

    /** In their order; no two overlap. Offsets are those of {@code text}. */
    public List<ValueSpan> read(String text, ReadingTime at) {
        Text line = Text.of(text, at, country, false);
        return scanner.scan(line).stream().map(placed -> span(line, placed)).toList();
    }

    private static ValueSpan span(Text text, Scanner.Placed placed) {
        Found found = placed.found();
        return new ValueSpan(
                text.start(placed.at()),
                text.endBefore(found.end()),
                found.value(),
                Edits.written(text, placed.at(), found.end(), found.edits()),
                found.confidence());
    }
}
