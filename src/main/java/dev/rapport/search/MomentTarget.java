package dev.rapport.search;

import dev.rapport.conversation.Channel;
import dev.rapport.query.QueryCompiler;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryNode.FieldIs;
import dev.rapport.query.QueryTarget;
import java.time.Instant;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What the fields of {@link IndexSchema} answer to a query. Safe for use by many threads. */
final class MomentTarget implements QueryTarget {

    @Override
    public String stemmedField() {
        return IndexSchema.TEXT;
    }

    @Override
    public String exactField() {
        return IndexSchema.EXACT;
    }

    @Override
    public Query field(FieldIs wanted) {
        return switch (wanted.field()) {
            case CHANNEL -> keyword(IndexSchema.CHANNEL, wanted.value());
            case SIDE -> keyword(IndexSchema.SIDE, wanted.value());
            case FINDING -> keyword(IndexSchema.FINDING, wanted.value());
            case HAS -> keyword(IndexSchema.HAS, wanted.value());
            case LANG -> keyword(IndexSchema.LANG, wanted.value());
            case ACCOUNT -> either(keyword(IndexSchema.ACCOUNT, id(wanted)), inNames(IndexSchema.ACCOUNT_NAME, wanted));
            case CONTACT -> either(keyword(IndexSchema.CONTACT, id(wanted)), inNames(IndexSchema.CONTACT_NAME, wanted));
            case FROM -> inNames(IndexSchema.FROM, wanted);
            case TO -> inNames(IndexSchema.TO, wanted);
            case SUBJECT -> subject(wanted);
            case BEFORE, AFTER, FIRST, WITHIN ->
                throw new IllegalArgumentException(wanted.field().key() + " has a node of its own");
        };
    }

    /** UUIDs are kept in lower case, and pasted in any. */
    private static String id(FieldIs wanted) {
        return wanted.value().toLowerCase(java.util.Locale.ROOT);
    }

    private static Query inNames(String field, FieldIs wanted) {
        return new ConstantScoreQuery(QueryCompiler.inNames(field, wanted));
    }

    private static Query subject(FieldIs wanted) {
        Query exact = inNames(IndexSchema.SUBJECT_EXACT, wanted);
        return wanted.quoted() || wanted.value().endsWith("*")
                ? exact
                : either(exact, new ConstantScoreQuery(QueryCompiler.inWords(IndexSchema.SUBJECT, wanted.value())));
    }

    @Override
    public Query before(QueryNode.Before before) {
        return before(before.instant());
    }

    @Override
    public Query after(QueryNode.After after) {
        return after(after.instant());
    }

    static Query before(Instant instant) {
        return LongPoint.newRangeQuery(IndexSchema.STARTED_AT, Long.MIN_VALUE, instant.toEpochMilli() - 1);
    }

    static Query after(Instant instant) {
        return LongPoint.newRangeQuery(IndexSchema.STARTED_AT, instant.toEpochMilli(), Long.MAX_VALUE);
    }

    @Override
    public Query first(QueryNode.First first) {
        return new BooleanQuery.Builder()
                .add(keyword(IndexSchema.CHANNEL, Channel.CALL.name()), Occur.FILTER)
                .add(
                        LongPoint.newRangeQuery(
                                IndexSchema.START_MS, 0, first.length().toMillis() - 1),
                        Occur.FILTER)
                .build();
    }

    @Override
    public Query within(QueryNode.Within within) {
        QueryCompiler compiler = new QueryCompiler(this);
        Query lead = compiler.compile(within.lead());
        Query follower = compiler.compile(within.follower());
        return new BooleanQuery.Builder()
                .add(lead, Occur.MUST)
                .add(
                        new PickQuery(
                                "within " + within.window() + " before " + follower,
                                new TimedPairs(lead, follower, within.window().toMillis())),
                        Occur.FILTER)
                .build();
    }

    static Query keyword(String field, String value) {
        return new ConstantScoreQuery(new TermQuery(new Term(field, value)));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.SHOULD)
                .add(other, Occur.SHOULD)
                .build();
    }
}
