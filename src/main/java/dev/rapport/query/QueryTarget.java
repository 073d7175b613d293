package dev.rapport.query;

import org.apache.lucene.search.Query;

/**
 * What an index answers to the parts of a query that depend on its fields. Search has one for its moments; a tracker has
 * one for the text that it just reads.
 */
public interface QueryTarget {

    /** The field whose text was cut by {@link Analysis#stemmed()}. */
    String stemmedField();

    /** The field whose text was cut by {@link Analysis#exact()}; the same text. */
    String exactField();

    /** The documents whose field holds this value; one without such a field answers with a query that finds nothing. */
    Query field(QueryNode.FieldIs field);

    /** The documents of before this time. */
    Query before(QueryNode.Before before);

    /** The documents of this time or later. */
    Query after(QueryNode.After after);

    /** The documents of the first part of a call. */
    Query first(QueryNode.First first);

    /** The documents in which the lead of a timed pair was said. */
    Query within(QueryNode.Within within);
}
