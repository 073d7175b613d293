package dev.rapport.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A place in a phrase, with what may stand there. Safe for use by many threads. */
final class PhrasePart {

    private final List<List<Word>> ways;
    private final Map<String, List<List<Word>>> whole = new HashMap<>();
    private final List<List<Word>> begun = new ArrayList<>();
    private final boolean missing;

    PhrasePart(List<List<Word>> ways) {
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

    /** @param begun whether it is the beginning of a word */
    record Word(String term, boolean begun) {}
}
