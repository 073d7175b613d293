package dev.rapport.query;

/**
 * A query that can not be read. The message says where, and what to do; it is made for the person who typed the query.
 */
public final class QuerySyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param position in UTF-16 units from the start of the query, counted from 0
     * @param problem a whole sentence
     */
    public QuerySyntaxException(int position, String problem) {
        super(problem + " (at character " + (position + 1) + " of the query)");
        this.position = position;
    }

    /** Where the trouble begins, in UTF-16 units from the start of the query, counted from 0. */
    public int position() {
        return position;
    }
}
