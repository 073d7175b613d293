package dev.rapport.understand;

import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.TextSpan;
import dev.rapport.query.Analysis;
import dev.rapport.query.PassedOver;
import dev.rapport.query.PhrasePattern;
import dev.rapport.query.QueryNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * An inverted index of one conversation, in memory: the terms of Lucene's analysis, with the lines and places where they stand.
 * Its terms are the words that were spoken, its places those of the readable text.
 *
 * <p>No phrase reaches from one line into the next. A phrase is only looked for where a word stands that it may begin with;
 * what was asked for once is remembered, since trackers share phrases. Most phrases are ruled out by the words alone. It is
 * asked for thousands of phrases, each with many choices, for which Lucene's own would take tens of milliseconds a message
 * (src/adr/0022). For one thread.
 */
final class TalkIndex {

    private final List<Line> talk;
    private final List<Words> lines;
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingInt(Place::line).thenComparingInt(Place::at);

    private final Map<String, List<Place>> exact = new HashMap<>();
    private @Nullable TreeMap<String, List<Place>> byName;
    private @Nullable Map<String, List<Place>> stemmed; // of no use for phrases, which most trackers are
    private final Map<Reading, Map<QueryNode, List<Hit>>> known = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private final PossiblePhrases possible;

    TalkIndex(List<Line> talk) {
        this.talk = talk;
        lines = talk.stream().map(line -> Words.of(line.spoken())).toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> terms = lines.get(i).terms();
            for (int at = 0; at < terms.size(); at++) {
                Place place = new Place(i, at);
                places.add(place);
                exact.computeIfAbsent(terms.get(at), term -> new ArrayList<>()).add(place);
            }
        }
        possible = PhrasePatterns.in(lines.stream().map(Words::terms).toList());
    }

    private static void add(List<String> terms, int line, Map<String, List<Place>> into) {
        for (int at = 0; at < terms.size(); at++) {
            into.computeIfAbsent(terms.get(at), term -> new ArrayList<>()).add(new Place(line, at));
        }
    }

    private Map<String, List<Place>> stemmed() {
        Map<String, List<Place>> made = stemmed;
        if (made == null) {
            made = new HashMap<>();
            for (int i = 0; i < talk.size(); i++) {
                List<String> stems = Analysis.stemmedTerms(talk.get(i).spoken().text());
                add(stems.subList(0, Math.min(stems.size(), words(i))), i, made);
            }
            stemmed = made;
        }
        return made;
    }

    /**
     * A match.
     *
     * @param line counted from 0
     * @param start in the text of the line, in UTF-16 units; {@code end} exclusive
     * @param first the place of its first word in the line, counted from 0; {@code last} of its last
     */
    record Hit(int line, int start, int end, int first, int last) {}

    private record Place(int line, int at) {}

    /** The terms of a line with where each stands, and in the how manyth sentence. */
    private record Words(List<String> terms, List<int[]> offsets, int[] sentences, boolean[] asked) {

        static Words of(SpokenForm spoken) {
            List<String> terms = new ArrayList<>();
            List<int[]> offsets = new ArrayList<>();
            List<int[]> heard = new ArrayList<>();
            try (TokenStream stream = Analysis.exact().tokenStream("", spoken.text())) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    terms.add(term.toString());
                    TextSpan place = spoken.written(offset.startOffset(), offset.endOffset());
                    offsets.add(new int[] {place.start(), place.end()});
                    heard.add(new int[] {offset.startOffset(), offset.endOffset()});
                }
                stream.end();
            } catch (IOException e) {
                throw new UncheckedIOException("Reading from a string failed", e);
            }
            int[] sentences = sentences(spoken.text(), heard);
            return new Words(terms, offsets, sentences, asked(spoken.text(), heard, sentences));
        }

        private static boolean[] asked(String text, List<int[]> offsets, int[] sentences) {
            boolean[] asked = new boolean[sentences.length];
            for (int i = asked.length - 1; i >= 0; i--) {
                boolean last = i + 1 == asked.length;
                String behind = text.substring(offsets.get(i)[1], last ? text.length() : offsets.get(i + 1)[0]);
                asked[i] = behind.indexOf('?') >= 0 || !last && sentences[i + 1] == sentences[i] && asked[i + 1];
            }
            return asked;
        }

        private static int[] sentences(String text, List<int[]> offsets) {
            int[] sentences = new int[offsets.size()];
            for (int i = 1; i < sentences.length; i++) {
                boolean ended = Clauses.endsBetween(text, offsets.get(i - 1)[1], offsets.get(i)[0]);
                sentences[i] = sentences[i - 1] + (ended ? 1 : 0);
            }
            return sentences;
        }
    }

    /** How many words a line has. */
    int words(int line) {
        return lines.get(line).terms().size();
    }

    /** The terms of a line, as {@link Analysis#exact()} cuts them. */
    List<String> terms(int line) {
        return lines.get(line).terms();
    }

    /** Where a word of a line stands in its text. */
    int startOf(int line, int word) {
        return lines.get(line).offsets().get(word)[0];
    }

    int endOf(int line, int word) {
        return lines.get(line).offsets().get(word)[1];
    }

    /** Whether two words of a line are of one sentence. */
    boolean together(int line, int one, int other) {
        int[] sentences = lines.get(line).sentences();
        return sentences[one] == sentences[other];
    }

    /** Whether a question mark ends the sentence that a word stands in. */
    boolean asked(int line, int word) {
        return lines.get(line).asked()[word];
    }

    /** Where a word, a phrase or a beginning stands, in order. */
    List<Hit> hits(QueryNode wanted, Reading reading) {
        if (wanted instanceof QueryNode.Phrase phrase && !possible.has(PhrasePatterns.of(phrase.text()))) {
            return List.of();
        }
        Map<QueryNode, List<Hit>> read = known.computeIfAbsent(reading, any -> new HashMap<>());
        List<Hit> hits = read.get(wanted);
        if (hits == null) {
            hits = find(wanted, reading);
            if (reading.bySentence()) {
                hits = hits.stream()
                        .filter(hit -> together(hit.line(), hit.first(), hit.last()))
                        .toList();
            }
            read.put(wanted, hits);
        }
        return hits;
    }

    private List<Hit> find(QueryNode wanted, Reading reading) {
        return switch (wanted) {
            case QueryNode.Word word -> stems(Analysis.stemmedTerms(word.text()));
            case QueryNode.Prefix prefix -> begun(Analysis.exactTerms(prefix.text()));
            case QueryNode.Phrase phrase ->
                phrase(PhrasePatterns.of(phrase.text()), phrase.gaps(), reading.passedOver());
            default -> throw new IllegalArgumentException("Neither word nor phrase: " + wanted);
        };
    }

    private List<Hit> stems(List<String> stems) {
        List<Hit> hits = new ArrayList<>();
        if (stems.isEmpty()) {
            return hits;
        }
        List<Set<Place>> others = stems.subList(1, stems.size()).stream()
                .map(stem -> Set.copyOf(stemmed().getOrDefault(stem, List.of())))
                .toList();
        for (Place place : stemmed().getOrDefault(stems.getFirst(), List.of())) {
            boolean all = true;
            for (int i = 0; all && i < others.size(); i++) {
                all = others.get(i).contains(new Place(place.line(), place.at() + i + 1));
            }
            if (all) {
                hits.add(hit(place.line(), place.at(), place.at() + stems.size()));
            }
        }
        return hits;
    }

    private List<Hit> begun(List<String> terms) {
        return terms.isEmpty()
                ? List.of()
                : phrase(PhrasePatterns.of(String.join(" ", terms) + "*"), 0, PassedOver.NOTHING);
    }

    private List<Hit> phrase(PhrasePatterns.Numbered phrase, int gaps, PassedOver passedOver) {
        List<Hit> hits = new ArrayList<>();
        for (Place place : beginnings(phrase)) {
            int end = phrase.pattern().end(lines.get(place.line()).terms(), place.at(), gaps, passedOver);
            if (end > place.at()) {
                hits.add(hit(place.line(), place.at(), end));
            }
        }
        return hits;
    }

    private List<Place> beginnings(PhrasePatterns.Numbered phrase) {
        return possible.knows(phrase)
                ? Arrays.stream(possible.places(phrase)).mapToObj(places::get).toList()
                : beginnings(phrase.pattern());
    }

    /** In order, where words of several kinds may begin it. */
    private List<Place> beginnings(PhrasePattern pattern) {
        List<Place> places = new ArrayList<>();
        Set<String> first = pattern.firstTerms(false);
        if (first.size() < exact.size()) {
            first.forEach(term -> places.addAll(exact.getOrDefault(term, List.of())));
        } else {
            exact.forEach((term, at) -> {
                if (first.contains(term)) {
                    places.addAll(at);
                }
            });
        }
        for (String term : pattern.firstTerms(true)) {
            exactByName().subMap(term, term + Character.MAX_VALUE).values().forEach(places::addAll);
        }
        if (places.size() > 1) {
            places.sort(IN_ORDER);
        }
        return places;
    }

    private TreeMap<String, List<Place>> exactByName() {
        TreeMap<String, List<Place>> sorted = byName;
        if (sorted == null) {
            sorted = new TreeMap<>(exact);
            byName = sorted;
        }
        return sorted;
    }

    private Hit hit(int line, int from, int to) {
        List<int[]> offsets = lines.get(line).offsets();
        return new Hit(line, offsets.get(from)[0], offsets.get(to - 1)[1], from, to - 1);
    }
}
