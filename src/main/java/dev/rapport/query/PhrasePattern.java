package dev.rapport.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int MOST_BEGUN = 128;

    private final List<PhrasePart> parts;
    private final Set<String> firstWhole;
    private final Set<String> firstBegun;
    private final List<PhrasePart> needed;

    private PhrasePattern(List<PhrasePart> parts) {
        this.parts = List.copyOf(parts);
        this.firstWhole = first(parts, false);
        this.firstBegun = first(parts, true);
        this.needed = needed(parts);
    }

    /** Reads the text between the quotes; choices beyond measure are an {@link IllegalArgumentException}. */
    public static PhrasePattern of(String phrase) {
        return new PhrasePattern(new PhraseReader(phrase).sequence());
    }

    /** Whether it is just words, side by side. */
    boolean isPlain() {
        return parts.stream().allMatch(PhrasePart::isPlain);
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

    /**
     * Words one of which stands in every text in which it does, besides one that it begins with; nothing where there are none such.
     *
     * @param begun whether these are only the beginnings of them
     */
    public Set<String> neededTerms(boolean begun) {
        return first(needed, begun);
    }

    /** The part with the fewest choices of those that have to be there behind the first such part; none where there is none. */
    private static List<PhrasePart> needed(List<PhrasePart> parts) {
        return parts.stream()
                .filter(part -> !part.mayBeMissing())
                .skip(1)
                .min(Comparator.comparingInt(part -> part.ways().size()))
                .stream()
                .toList();
    }

    private static Set<String> first(List<PhrasePart> parts, boolean begun) {
        Set<String> first = new LinkedHashSet<>();
        for (PhrasePart part : parts) {
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
     * @param passedOver what may stand there besides, and does not count
     */
    public int end(List<String> terms, int from, int gaps, PassedOver passedOver) {
        States at = new States(from, gaps, passedOver);
        at.add(from, 0);
        for (PhrasePart part : parts) {
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
        private final PassedOver passedOver;
        private int[] places = new int[4];
        private int[] gapsUsed = new int[4];
        private int count;

        States(int from, int gaps, PassedOver passedOver) {
            this.from = from;
            this.gaps = gaps;
            this.passedOver = passedOver;
        }

        boolean isEmpty() {
            return count == 0;
        }

        States after(PhrasePart part, List<String> terms) {
            States next = new States(from, gaps, passedOver);
            for (int i = 0; i < count; i++) {
                if (part.mayBeMissing()) {
                    next.add(places[i], gapsUsed[i]);
                }
                int place = places[i];
                int used = gapsUsed[i];
                while (place < terms.size() && used <= gaps) {
                    next.addAll(part, terms, place, used);
                    if (place == from) {
                        break;
                    }
                    int passed = passedOver.at(terms, place);
                    used += passed == 0 ? 1 : 0;
                    place += Math.max(1, passed);
                }
            }
            return next;
        }

        private void addAll(PhrasePart part, List<String> terms, int place, int used) {
            for (List<PhrasePart.Word> way : part.waysFrom(terms.get(place))) {
                if (place + way.size() <= terms.size() && stands(way, terms, place)) {
                    add(place + way.size(), used);
                }
            }
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

    private static boolean stands(List<PhrasePart.Word> way, List<String> terms, int place) {
        for (int i = 0; i < way.size(); i++) {
            String term = terms.get(place + i);
            PhrasePart.Word word = way.get(i);
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
        for (PhrasePart part : parts) {
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
                readings.size() == 1 ? readings.getFirst() : Intervals.or(readings.toArray(IntervalsSource[]::new)));
    }

    private void add(List<IntervalsSource> readings, List<IntervalsSource> before, int at, int gaps) {
        if (at == parts.size()) {
            if (!before.isEmpty()) {
                readings.add(ordered(before, gaps));
            }
            return;
        }
        PhrasePart part = parts.get(at);
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

    private static IntervalsSource source(List<PhrasePart.Word> words) {
        IntervalsSource[] sources = words.stream()
                .map(word -> word.begun()
                        ? Intervals.prefix(new BytesRef(word.term()), MOST_BEGUN)
                        : Intervals.term(word.term()))
                .toArray(IntervalsSource[]::new);
        return sources.length == 1 ? sources[0] : Intervals.phrase(sources);
    }
}
