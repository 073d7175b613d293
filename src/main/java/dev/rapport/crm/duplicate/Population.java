package dev.rapport.crm.duplicate;

import dev.rapport.language.RoleAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all contacts together say of their values: which columns there are, and how frequent each value is. Two who share
 * "Smith" or a state have little in common, two who share a number that nobody else has, much.
 *
 * <p>A column in which no value occurs twice is the number of the row, and is left out. Never changes; safe for use by many
 * threads.
 */
final class Population {

    /** Few contacts say little of how frequent a value is in the world: as if there were so many. */
    private static final int AT_LEAST = 1000;

    private static final int ENOUGH_TO_TELL = 50;

    private final int size;
    private final int named;
    private final Map<String, Integer> words;
    private final List<Column> columns;
    private final Map<String, Integer> places = new HashMap<>();

    private Population(int size, int named, Map<String, Integer> words, List<Column> columns) {
        this.size = size;
        this.named = named;
        this.words = words;
        this.columns = List.copyOf(columns);
        columns.forEach(column -> places.put(column.name(), places.size()));
    }

    static Population of(Collection<Profile> profiles) {
        Map<String, Integer> words = new HashMap<>();
        Map<String, Map<String, Integer>> values = new TreeMap<>();
        Map<String, Integer> filled = new HashMap<>();
        for (Profile profile : profiles) {
            new HashSet<>(profile.name()).forEach(word -> words.merge(word, 1, Integer::sum));
            profile.values().forEach((column, some) -> {
                filled.merge(column, 1, Integer::sum);
                Map<String, Integer> counts = values.computeIfAbsent(column, key -> new HashMap<>());
                new HashSet<>(some).forEach(value -> counts.merge(value, 1, Integer::sum));
            });
        }
        List<Column> columns = new ArrayList<>();
        values.forEach((name, counts) ->
                column(name, counts, filled.getOrDefault(name, 0)).ifPresent(columns::add));
        int named = (int)
                profiles.stream().filter(profile -> !profile.name().isEmpty()).count();
        return new Population(profiles.size(), named, repeated(words), columns);
    }

    private static java.util.Optional<Column> column(String name, Map<String, Integer> counts, int filled) {
        Map<String, Integer> repeated = repeated(counts);
        ColumnKind kind = ColumnKind.of(name, counts.keySet());
        boolean numbersTheRows = repeated.isEmpty() && filled >= ENOUGH_TO_TELL && isOwn(kind);
        return numbersTheRows
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Column(name, kind, filled, counts.size(), repeated));
    }

    private static boolean isOwn(ColumnKind kind) {
        return kind == ColumnKind.NUMBER || kind == ColumnKind.TEXT;
    }

    private static Map<String, Integer> repeated(Map<String, Integer> counts) {
        counts.values().removeIf(count -> count < 2);
        return counts;
    }

    int size() {
        return size;
    }

    List<Column> columns() {
        return columns;
    }

    /** Null for a column that nothing is known of, or that says nothing. */
    @Nullable
    Column column(String name) {
        Integer place = places.get(name);
        return place == null ? null : columns.get(place);
    }

    /** As many as there may be, for what is expected of them. */
    double expected() {
        return Math.max(size, AT_LEAST);
    }

    int countOfWord(String word) {
        return words.getOrDefault(word, 1);
    }

    /** The share of people who have this word in their name. */
    double shareOfWord(String word) {
        return Math.max(2, countOfWord(word)) / (double) Math.max(named, AT_LEAST);
    }

    /**
     * What is known of one column.
     *
     * @param filled how many contacts have a value in it
     * @param distinct how many values there are
     * @param repeated how often each value occurs, without those that occur once
     */
    record Column(String name, ColumnKind kind, int filled, int distinct, Map<String, Integer> repeated) {

        int count(String value) {
            return repeated.getOrDefault(value, 1);
        }

        /** The share of contacts that have this value, among those that have any. */
        double share(String value) {
            boolean few = distinct * 2 <= filled
                    && (kind == ColumnKind.TEXT || kind == ColumnKind.NUMBER || kind == ColumnKind.TITLE);
            double among = few ? Math.max(filled, 2) : Math.max(filled, AT_LEAST);
            return Math.min(1, Math.max(2, count(value)) / among);
        }

        /** Whether a value is one person's: hardly anybody shares it with others. */
        boolean isPersonal(String value) {
            return switch (kind) {
                case EMAIL -> !RoleAddress.isRole(value) && count(value) <= 3;
                case HANDLE -> count(value) <= 3;
                case DAY, NUMBER -> value.length() >= 6 && filled <= distinct * 6 && count(value) <= 12;
                case PHONE, ACCOUNT, TITLE, TEXT -> false;
            };
        }
    }
}
