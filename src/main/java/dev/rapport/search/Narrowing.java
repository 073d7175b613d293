package dev.rapport.search;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** What the parameters of a request beside its query leave, of what the viewer may see. */
final class Narrowing {

    /** What people noted. */
    static final Query NOTES = MomentTarget.keyword(IndexSchema.HAS, MomentDocuments.NOTE);

    private Narrowing() {}

    /** @param items that count; empty for all */
    static Query of(Viewer viewer, SearchRequest request, Collection<ItemId> items) {
        BooleanQuery.Builder base = new BooleanQuery.Builder().add(visible(viewer), Occur.FILTER);
        if (request.channel() != null) {
            keyword(base, IndexSchema.CHANNEL, request.channel().name());
        }
        if (request.side() != null) {
            keyword(base, IndexSchema.SIDE, request.side().name());
        }
        if (request.account() != null) {
            keyword(base, IndexSchema.ACCOUNT, request.account().toString());
        }
        if (request.contact() != null) {
            keyword(base, IndexSchema.CONTACT, request.contact().toString());
        }
        if (request.finding() != null) {
            keyword(base, IndexSchema.FINDING, request.finding().toLowerCase(Locale.ROOT));
        }
        if (request.after() != null) {
            base.add(MomentTarget.after(request.after()), Occur.FILTER);
        }
        if (request.before() != null) {
            base.add(MomentTarget.before(request.before()), Occur.FILTER);
        }
        if (!request.withNotes()) {
            base.add(NOTES, Occur.MUST_NOT);
        }
        if (!items.isEmpty()) {
            base.add(
                    oneOf(IndexSchema.ITEM, items.stream().map(ItemId::toString).toList()), Occur.FILTER);
        }
        return base.build();
    }

    /** Documents with any of these values. */
    static Query oneOf(String field, Collection<String> values) {
        List<BytesRef> terms = values.stream().map(BytesRef::new).toList();
        return new TermInSetQuery(field, terms);
    }

    /** Today's viewers see everything; whoever narrows this narrows hits, counts and facets alike. */
    static Query visible(Viewer viewer) {
        return new MatchAllDocsQuery();
    }

    private static void keyword(BooleanQuery.Builder base, String field, String value) {
        base.add(MomentTarget.keyword(field, value), Occur.FILTER);
    }
}
