package dev.rapport.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/**
 * A phrase with choices in it: {@code (too|so) expensive}, one that may be missing as in {@code (a bit|) pricey}, choices in
 * choices, and beginnings of words as in {@code pric* (is|are) high}.
 *
 * <p>Parentheses without a {@code |} between them are punctuation, as they are in what people write. Finds itself in a list of
 * terms, or becomes a query for an index; both find the same. Safe for use by many threads.
 */
public final class PhrasePattern {

    private static final int MOST_READINGS = 400;
    private static final int MOST_WAYS = 5_000;
    private static final int MOST_BEGUN = 128;

    private final List<Part> parts;
    private final Set<String> firstWhole;
    private final Set<String> firstBegun;

    private PhrasePattern(List<Part> parts) {
        this.parts = List.copyOf(parts);
        this.firstWhole = first(parts, false);
        this.firstBegun = first(parts, true);
    }

    /** Reads the text between the quotes; choices beyond measure are an {@link IllegalArgumentException}. */
    public static PhrasePattern of(String phrase) {
        return new PhrasePattern(new Reader(phrase).sequence());
    }

    /** Whether it is just words, side by side. */
    boolean isPlain() {
        return parts.stream().allMatch(Part::isPlain);
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return parts.stream().allMatch(part -> part.ways().stream().allMatch(List::isEmpty));
    }

    /**
     * The words that it may begin with.
     *
     * @param begun whether these are only the beginnings of them
     */
    public Set<String> firstTerms(boolean begun) {
        return begun ? firstBegun : firstWhole;
    }

    private static Set<String> first(List<Part> parts, boolean begun) {
        Set<String> first = new LinkedHashSet<>();
        for (Part part : parts) {
            part.ways().stream()
                    .filter(way -> !way.isEmpty())
                    .map(List::getFirst)
                    .filter(word -> word.begun() == begun)
                    .forEach(word -> first.add(word.term()));
            if (!part.mayBeMissing()) {
                break;
            }
        }
        return Collections.unmodifiableSet(first);
    }

    /**
     * Where the phrase ends that begins with the term at a place: the nearest end, exclusive; -1 where none begins there.
     *
     * <p>All readings go on side by side, word by word, so that the time is bounded whatever the phrase and the text.
     *
     * @param terms of {@link Analysis#exact()}
     * @param gaps how many other words may stand between its own
     */
    public int end(List<String> terms, int from, int gaps) {
        States at = new States(from, gaps);
        for (Part part : parts) {
            at = at.after(part, terms);
            if (at.isEmpty()) {
                return -1;
            }
        }
        return at.nearestEnd();
    }

    /** How far the readings of a phrase are: the place of the next word, and how many words were left out before. */
    private static final class States {

        private final int from;
        private final int gaps;
        private int[] places = new int[4];
        private int[] gapsUsed = new int[4];
        private int count;

        private States(int from, int gaps, boolean begun) {
            this.from = from;
            this.gaps = gaps;
        }

        States(int from, int gaps) {
            this(from, gaps, true);
            add(from, 0);
        }

        boolean isEmpty() {
            return count == 0;
        }

        States after(Part part, List<String> terms) {
            States next = new States(from, gaps, true);
            for (int i = 0; i < count; i++) {
                int place = places[i];
                if (part.mayBeMissing()) {
                    next.add(place, gapsUsed[i]);
                }
                int most = place == from ? 0 : gaps - gapsUsed[i];
                for (int skip = 0; skip <= most && place + skip < terms.size(); skip++) {
                    for (List<Word> way : part.waysFrom(terms.get(place + skip))) {
                        if (place + skip + way.size() <= terms.size() && stands(way, terms, place + skip)) {
                            next.add(place + skip + way.size(), gapsUsed[i] + skip);
                        }
                    }
                }
            }
            return next;
        }

        private void add(int place, int used) {
            for (int i = 0; i < count; i++) {
                if (places[i] == place && gapsUsed[i] == used) {
                    return;
                }
            }
            if (count == places.length) {
                places = Arrays.copyOf(places, count * 2);
                gapsUsed = Arrays.copyOf(gapsUsed, count * 2);
            }
            places[count] = place;
            gapsUsed[count++] = used;
        }

        int nearestEnd() {
            int nearest = Integer.MAX_VALUE;
            for (int i = 0; i < count; i++) {
                if (places[i] > from) {
                    nearest = Math.min(nearest, places[i]);
                }
            }
            return nearest == Integer.MAX_VALUE ? -1 : nearest;
        }
    }

    private static boolean stands(List<Word> way, List<String> terms, int place) {
        for (int i = 0; i < way.size(); i++) {
            String term = terms.get(place + i);
            Word word = way.get(i);
            if (!(word.begun() ? term.startsWith(word.term()) : term.equals(word.term()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * As a query. A phrase with very many readings is a {@link QuerySyntaxException}: it would hold the index for long.
     *
     * @param gaps how many other words may stand between the first and the last
     */
    Query query(String field, int gaps) {
        long count = 1;
        for (Part part : parts) {
            count = Math.min(MOST_READINGS + 1L, count * part.readings());
        }
        if (count > MOST_READINGS) {
            throw new QuerySyntaxException(
                    0, "A phrase can be read in too many ways: give it fewer choices of several words, or of none");
        }
        List<IntervalsSource> readings = new ArrayList<>();
        add(readings, new ArrayList<>(), 0, gaps);
        return new IntervalQuery(
                field,
                readings.size() == 1
                        ? readings.getFirst()
                        : Intervals.or(readings.toArray(IntervalsSource[]::new)));
    }

    private void add(List<IntervalsSource> readings, List<IntervalsSource> before, int at, int gaps) {
        if (at == parts.size()) {
            if (!before.isEmpty()) {
                readings.add(ordered(before, gaps));
            }
            return;
        }
        Part part = parts.get(at);
        if (part.mayBeMissing()) {
            add(readings, before, at + 1, gaps);
        }
        IntervalsSource[] ways = part.ways().stream()
                .filter(way -> !way.isEmpty())
                .map(PhrasePattern::source)
                .toArray(IntervalsSource[]::new);
        if (ways.length > 0) {
            List<IntervalsSource> with = new ArrayList<>(before);
            with.add(ways.length == 1 ? ways[0] : Intervals.or(ways));
            add(readings, with, at + 1, gaps);
        }
    }

    private static IntervalsSource ordered(List<IntervalsSource> sources, int gaps) {
        IntervalsSource[] all = sources.toArray(IntervalsSource[]::new);
        if (all.length == 1) {
            return all[0];
        }
        return gaps == 0 ? Intervals.phrase(all) : Intervals.maxgaps(gaps, Intervals.ordered(all));
    }

    private static IntervalsSource source(List<Word> words) {
        IntervalsSource[] sources = words.stream()
                .map(word -> word.begun()
                        ? Intervals.prefix(new BytesRef(word.term()), MOST_BEGUN)
                        : Intervals.term(word.term()))
                .toArray(IntervalsSource[]::new);
        return sources.length == 1 ? sources[0] : Intervals.phrase(sources);
    }

    /** Reads a phrase: words, and choices of such. */
    private static final class Reader {

        private final String text;
        private final boolean choices;
        private int at;

        Reader(String text) {
            this.text = text;
            this.choices = isBalanced(text);
        }

        private static boolean isBalanced(String text) {
            int depth = 0;
            for (int i = 0; i < text.length(); i++) {
                depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
                if (depth < 0 || depth > 10) {
                    return false;
                }
            }
            return depth == 0 && text.indexOf('|') >= 0;
        }

        /** Up to the end, or to what ends a choice. */
        List<Part> sequence() {
            List<Part> parts = new ArrayList<>();
            StringBuilder word = new StringBuilder();
            while (at < text.length()) {
                char c = text.charAt(at);
                if (choices && (c == '|' || c == ')')) {
                    break;
                }
                at++;
                if (choices && c == '(') {
                    add(parts, word);
                    parts.addAll(choice());
                } else if (Character.isWhitespace(c)) {
                    add(parts, word);
                } else {
                    word.append(c);
                }
            }
            add(parts, word);
            return parts;
        }

        private List<Part> choice() {
            List<List<Part>> ways = new ArrayList<>();
            ways.add(sequence());
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                ways.add(sequence());
            }
            at++;
            if (ways.size() == 1) {
                return ways.getFirst();
            }
            List<List<Word>> flat = new ArrayList<>();
            ways.forEach(way -> flat.addAll(flat(way)));
            return List.of(new Part(flat.stream().distinct().toList()));
        }

        /** All that a sequence may be. */
        private static List<List<Word>> flat(List<Part> sequence) {
            List<List<Word>> flat = List.of(List.of());
            for (Part part : sequence) {
                List<List<Word>> longer = new ArrayList<>();
                for (List<Word> before : flat) {
                    for (List<Word> way : part.ways()) {
                        List<Word> joined = new ArrayList<>(before);
                        joined.addAll(way);
                        longer.add(joined);
                    }
                }
                if (longer.size() > MOST_WAYS) {
                    throw new IllegalArgumentException("A choice has too many choices in it: write it as several phrases");
                }
                flat = longer;
            }
            return flat;
        }

        private static void add(List<Part> parts, StringBuilder word) {
            String typed = word.toString();
            word.setLength(0);
            List<String> terms = typed.isEmpty() ? List.of() : Analysis.exactTerms(typed);
            for (int i = 0; i < terms.size(); i++) {
                boolean begun = typed.endsWith("*") && i == terms.size() - 1;
                parts.add(new Part(List.of(List.of(new Word(terms.get(i), begun)))));
            }
        }
    }

    /** A place in the phrase, with what may stand there. */
    private static final class Part {

        private final List<List<Word>> ways;
        private final Map<String, List<List<Word>>> whole = new HashMap<>();
        private final List<List<Word>> begun = new ArrayList<>();
        private final boolean missing;

        Part(List<List<Word>> ways) {
            this.ways = List.copyOf(ways);
            this.missing = ways.stream().anyMatch(List::isEmpty);
            for (List<Word> way : ways) {
                if (!way.isEmpty() && way.getFirst().begun()) {
                    begun.add(way);
                } else if (!way.isEmpty()) {
                    whole.computeIfAbsent(way.getFirst().term(), term -> new ArrayList<>())
                            .add(way);
                }
            }
        }

        List<List<Word>> ways() {
            return ways;
        }

        /** Those that may begin with this term. */
        List<List<Word>> waysFrom(String term) {
            List<List<Word>> found = whole.getOrDefault(term, List.of());
            if (begun.isEmpty()) {
                return found;
            }
            List<List<Word>> all = new ArrayList<>(found);
            all.addAll(begun);
            return all;
        }

        boolean isPlain() {
            return ways.size() == 1 && ways.getFirst().stream().noneMatch(Word::begun);
        }

        boolean mayBeMissing() {
            return missing;
        }

        /** Ways of one word are looked for as one; Lucene takes each longer way apart. */
        long readings() {
            long longer = ways.stream().filter(way -> way.size() > 1).count();
            boolean single = ways.stream().anyMatch(way -> way.size() == 1);
            return Math.max(1, longer + (single ? 1 : 0) + (missing ? 1 : 0));
        }
    }

    /** @param begun whether it is the beginning of a word */
    private record Word(String term, boolean begun) {}
}
