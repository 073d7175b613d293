package dev.rapport.web.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promises that a page or a card shows.
 *
 * @param said what became of the last word on one; null where nothing was said just now
 * @param states the ways of looking at them
 * @param owners the sides to choose from
 * @param user whose promises of ours are wanted; empty for everybody's
 * @param of whose they are; null for all customers
 * @param all where all of them are; null on the page itself
 */
record PromiseView(
        String countText,
        @Nullable String said,
        List<Choice> states,
        List<Choice> owners,
        String state,
        String owner,
        String user,
        @Nullable Link of,
        List<Row> rows,
        @Nullable String all,
        @Nullable String first,
        @Nullable String next) {

    /**
     * One promise with both its ends.
     *
     * @param state for its looks
     * @param due by when, and how long ago that was; null where nobody said
     * @param made where and when it was made
     * @param kept by what it was kept, each with the way there
     * @param keptText when and by whose word; null while it is not kept
     */
    record Row(
            String id,
            String action,
            String state,
            String stateText,
            String side,
            String sideText,
            @Nullable String owner,
            @Nullable Link account,
            @Nullable String due,
            String quote,
            Link made,
            List<Link> kept,
            @Nullable String keptText,
            List<Word> words) {}

    /** What a person can say of it by one click: {@code word} is what the form sends. */
    record Word(String word, String label, String title) {}
}
