package dev.rapport.query;

import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/** An index of a text in two forms, and without any fields. */
final class FakeTarget implements QueryTarget {

    @Override
    public String stemmedField() {
        return "text";
    }

    @Override
    public String exactField() {
        return "exact";
    }

    @Override
    public Query field(QueryNode.FieldIs field) {
        return new MatchNoDocsQuery();
    }

    @Override
    public Query before(QueryNode.Before before) {
        return new MatchNoDocsQuery();
    }

    @Override
    public Query after(QueryNode.After after) {
        return new MatchNoDocsQuery();
    }

    @Override
    public Query first(QueryNode.First first) {
        return new MatchNoDocsQuery();
    }

    @Override
    public Query within(QueryNode.Within within) {
        return new MatchNoDocsQuery();
    }
}
