package dev.rapport.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * How text becomes terms, in two ways.
 *
 * <ul>
 *   <li>{@code exact}: cut by the word rules of Unicode (UAX 29), in lower case, without accents, numbers in one
 *       spelling. For phrases, prefixes and names.
 *   <li>{@code stemmed}: the same, and English endings are dropped (Snowball's "Porter 2"), so that {@code pricing} finds
 *       {@code prices}. For words.
 * </ul>
 *
 * <p>Neither drops stop words: in speech, "no", "not" and "we will" are what matters. Nothing here depends on the
 * language of the text, since one conversation may hold several; endings of other languages just stay.
 *
 * <p>A change of what these do changes the meaning of every index made before: count {@link #VERSION} up with it. Safe
 * for use by many threads.
 */
public final class Analysis {

    /** Counts the changes of the analysis; an index made by another one is to be made anew. */
    public static final int VERSION = 2;

    /** How many positions lie between two values of one field: no phrase reaches over it. */
    public static final int GAP = 50;

    private static final Analyzer EXACT = new Chain(false);
    private static final Analyzer STEMMED = new Chain(true);

    private Analysis() {}

    public static Analyzer exact() {
        return EXACT;
    }

    public static Analyzer stemmed() {
        return STEMMED;
    }

    /** The terms of this text as they were said, in their order. */
    public static List<String> exactTerms(String text) {
        return terms(EXACT, text);
    }

    /** The stems of this text, in their order; as many as there are exact terms. */
    public static List<String> stemmedTerms(String text) {
        return terms(STEMMED, text);
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string failed", e);
        }
        return terms;
    }

    private static final class Chain extends Analyzer {

        private final boolean stems;

        Chain(boolean stems) {
            this.stems = stems;
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream lower = new LowerCaseFilter(stems ? new EnglishPossessiveFilter(words) : words);
            TokenStream folded = new ASCIIFoldingFilter(new FoldingFilter(lower));
            return new TokenStreamComponents(words, stems ? new SnowballFilter(folded, new EnglishStemmer()) : folded);
        }
    }
}
