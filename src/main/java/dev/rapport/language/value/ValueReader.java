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

    /** @param country two letters of ISO 3166: how days and national telephone numbers are written, whose dollars are meant */
    public ValueReader(String country) {
        this.country = country;
    }

    /** In their order; no two overlap. Offsets are those of {@code text}. */
    public List<ValueSpan> read(String text, ReadingTime at) {
        return List.of();
    }
}
