package dev.rapport.query;

/** A piece of a query; its position is where it begins in the query, in UTF-16 units. */
sealed interface Token {

    int position();

    /** A word as it was typed, without spaces. */
    record Term(String text, int position) implements Token {}

    /** A word that ended with a star, without that. */
    record Begin(String text, int position) implements Token {}

    /** A star by itself. */
    record Star(int position) implements Token {}

    /** What stood in quotes, and the number after a {@code ~} behind them. */
    record Quote(String text, int gaps, int position) implements Token {}

    /** A field and its value. */
    record Value(QueryField field, String text, boolean quoted, int position) implements Token {}

    /** An operator, a parenthesis, or the end of the query. */
    record Sign(Kind kind, int position) implements Token {}

    enum Kind {
        AND("AND"),
        OR("OR"),
        NOT("NOT"),
        MINUS("-"),
        OPEN("("),
        CLOSE(")"),
        END("the end of the query");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }
}
