package dev.rapport.query;

import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.FieldIs;
import dev.rapport.query.QueryNode.Not;
import dev.rapport.query.QueryNode.Or;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes a Lucene query of what a person asked for. All operators hold within one document.
 *
 * <p>Words and phrases score; fields and times only narrow. A negation by itself means all documents but those.
 *
 * <p>Safe for use by many threads when its target is.
 */
public final class QueryCompiler {

    private final QueryTarget target;

    public QueryCompiler(QueryTarget target) {
        this.target = target;
    }

    public Query compile(QueryNode node) {
        return switch (node) {
            case QueryNode.Everything ignored -> new MatchAllDocsQuery();
            case QueryNode.Nothing ignored -> new MatchNoDocsQuery("the query holds nothing to look for");
            case QueryNode.Word word -> inWords(target.stemmedField(), word.text());
            case QueryNode.Prefix prefix -> prefix(target.exactField(), prefix.text());
            case QueryNode.Phrase phrase -> phrase(target.exactField(), phrase);
            case FieldIs field -> target.field(field);
            case QueryNode.Before before -> target.before(before);
            case QueryNode.After after -> target.after(after);
            case QueryNode.First first -> target.first(first);
            case QueryNode.Within within -> target.within(within);
            case And and -> all(and);
            case Or or -> any(or);
            case Not not -> allBut(not);
        };
    }

    /** What a field of names holds: a value in quotes as a phrase, else a word or, with a star at its end, a beginning. */
    public static Query inNames(String field, FieldIs wanted) {
        String value = wanted.value();
        return !wanted.quoted() && value.endsWith("*")
                ? prefix(field, value.substring(0, value.length() - 1))
                : sideBySide(field, Analysis.exactTerms(value));
    }

    /** What a field of stems holds, in any form. */
    public static Query inWords(String field, String text) {
        List<String> stems = Analysis.stemmedTerms(text);
        Query parts = sideBySide(field, stems);
        if (stems.size() != 2 || text.indexOf('-') < 0) {
            return parts;
        }
        String joined = String.join("", Analysis.exactTerms(text));
        return new BooleanQuery.Builder()
                .add(parts, Occur.SHOULD)
                .add(sideBySide(field, Analysis.stemmedTerms(joined)), Occur.SHOULD)
                .build();
    }

    private static Query prefix(String field, String text) {
        List<String> terms = Analysis.exactTerms(text);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String term : terms.subList(0, Math.max(0, terms.size() - 1))) {
            all.add(new TermQuery(new Term(field, term)), Occur.MUST);
        }
        return terms.isEmpty()
                ? new MatchNoDocsQuery("no letters before the *")
                : all.add(new PrefixQuery(new Term(field, terms.getLast())), Occur.MUST)
                        .build();
    }

    private static Query phrase(String field, QueryNode.Phrase phrase) {
        PhrasePattern pattern = PhrasePattern.of(phrase.text());
        List<String> terms = Analysis.exactTerms(phrase.text());
        return pattern.isPlain() && (phrase.gaps() == 0 || terms.size() < 2)
                ? sideBySide(field, terms)
                : pattern.query(field, phrase.gaps());
    }

    private static Query sideBySide(String field, List<String> terms) {
        return switch (terms.size()) {
            case 0 -> new MatchNoDocsQuery("no letters or digits to look for");
            case 1 -> new TermQuery(new Term(field, terms.getFirst()));
            default -> new PhraseQuery(field, terms.toArray(String[]::new));
        };
    }

    private Query all(And and) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean onlyNegations = true;
        for (QueryNode node : and.nodes()) {
            if (node instanceof Not not) {
                all.add(compile(not.node()), Occur.MUST_NOT);
            } else {
                onlyNegations = false;
                all.add(compile(node), node.isFilter() ? Occur.FILTER : Occur.MUST);
            }
        }
        if (onlyNegations) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return all.build();
    }

    private Query any(Or or) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        or.nodes().forEach(node -> any.add(compile(node), Occur.SHOULD));
        return any.build();
    }

    private Query allBut(Not not) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(compile(not.node()), Occur.MUST_NOT)
                .build();
    }
}
