package dev.rapport.web.pages;

import java.util.List;

/**
 * Two contacts side by side, for a person to say whether they are one.
 *
 * @param first keeps its place when they are merged; the older one
 * @param likelihood how likely it is that they are one, in words
 * @param rows what is known of the two, row by row
 * @param reasons what speaks for it and against it
 */
record DuplicateView(String id, Person first, Person second, String likelihood, List<Row> rows, List<String> reasons) {

    record Person(String id, String name, String href) {}

    /** @param differs whether both have something, and not the same */
    record Row(String name, String first, String second, boolean differs) {}
}
