package dev.rapport.search;

import dev.rapport.conversation.Viewer;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QueryParser;
import dev.rapport.query.QuerySyntaxException;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Looks words up in the terms of the index, unstemmed. Safe for use by many threads. */
final class LuceneVocabulary implements Vocabulary {

    private static final int SHORTEST = 2;

    /** Of a beginning that so many words have, those that come later in the alphabet are not looked at. */
    private static final int MOST_LOOKED_AT = 5000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

    private final LuceneMomentIndex index;
    private final QueryParser parser;

    LuceneVocabulary(LuceneMomentIndex index, ZoneId zone) {
        this.index = index;
        this.parser = new QueryParser(zone);
    }

    private record Counted(String word, int moments) {}

    @Override
    public List<String> beginningWith(Viewer viewer, String beginning, int most) {
        String wanted = beginning.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() < SHORTEST || most < 1) {
            return List.of();
        }
        return index.read(searcher -> words(searcher.getIndexReader(), new BytesRef(wanted)).stream()
                .sorted(Comparator.comparingInt(Counted::moments).reversed().thenComparing(Counted::word))
                .limit(most)
                .map(Counted::word)
                .toList());
    }

    private static List<Counted> words(IndexReader reader, BytesRef beginning) throws IOException {
        List<Counted> words = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(reader, IndexSchema.EXACT);
        if (terms == null) {
            return words;
        }
        TermsEnum each = terms.iterator();
        BytesRef term = each.seekCeil(beginning) == TermsEnum.SeekStatus.END ? null : each.term();
        while (term != null && StringHelper.startsWith(term, beginning) && words.size() < MOST_LOOKED_AT) {
            words.add(new Counted(term.utf8ToString(), each.docFreq()));
            term = each.next();
        }
        return words;
    }

    @Override
    public Optional<String> corrected(Viewer viewer, String query) {
        Set<String> asked = asked(query);
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        String corrected = index.read(searcher -> {
            IndexReader reader = searcher.getIndexReader();
            DirectSpellChecker checker = new DirectSpellChecker();
            Matcher words = WORD.matcher(query);
            StringBuilder out = new StringBuilder();
            while (words.find()) {
                String word = words.group().toLowerCase(Locale.ROOT);
                words.appendReplacement(
                        out,
                        Matcher.quoteReplacement(
                                asked.contains(word) ? best(checker, reader, word, words.group()) : words.group()));
            }
            return words.appendTail(out).toString();
        });
        return corrected.equals(query) ? Optional.empty() : Optional.of(corrected);
    }

    /** The word itself where it was said, or nothing is like it. */
    private static String best(DirectSpellChecker checker, IndexReader reader, String word, String typed)
            throws IOException {
        SuggestWord[] like = checker.suggestSimilar(
                new Term(IndexSchema.EXACT, word), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return like.length == 0 ? typed : like[0].string;
    }

    /** The words that are looked for as such; beginnings, fields and what must not be there are left as they are. */
    private Set<String> asked(String query) {
        Set<String> asked = new LinkedHashSet<>();
        try {
            collect(Wanted.positives(parser.parse(query)), asked);
        } catch (QuerySyntaxException e) {
            return Set.of();
        }
        return asked;
    }

    private static void collect(QueryNode node, Set<String> asked) {
        switch (node) {
            case QueryNode.And and -> and.nodes().forEach(one -> collect(one, asked));
            case QueryNode.Or or -> or.nodes().forEach(one -> collect(one, asked));
            case QueryNode.Word word -> add(word.text(), asked);
            case QueryNode.Phrase phrase -> add(phrase.text(), asked);
            case QueryNode.Within within -> {
                collect(within.lead(), asked);
                collect(within.follower(), asked);
            }
            case QueryNode.Everything ignored -> {}
            case QueryNode.Nothing ignored -> {}
            case QueryNode.Prefix ignored -> {}
            case QueryNode.FieldIs ignored -> {}
            case QueryNode.Before ignored -> {}
            case QueryNode.After ignored -> {}
            case QueryNode.First ignored -> {}
            case QueryNode.Not ignored -> {}
        }
    }

    private static void add(String text, Set<String> asked) {
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            asked.add(words.group());
        }
    }
}
