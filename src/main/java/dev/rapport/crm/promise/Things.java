package dev.rapport.crm.promise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which words name the same thing: an offer is a quote, a deck is slides, {@code Offer_2026-03.pdf} is a quote too.
 *
 * <p>What the table {@code en/things.tsv} does not know goes by its own name. Safe for use by many threads.
 */
final class Things {

    private static final int LONGEST = 4;
    private static final Map<List<String>, String> NAMES = new HashMap<>();
    private static final Map<String, Set<String>> AS_GOOD = new HashMap<>();
    private static final Map<String, String> BY_ENDING = new HashMap<>();

    /** What a file may be called that says nothing of what is in it. */
    private static final Set<String> FORMAT = Set.of(
            "pdf",
            "file",
            "document",
            "copy",
            "version",
            "draft",
            "attachment",
            "image",
            "img",
            "logo",
            "scan",
            "signature");

    /** What of a file says that it is about the thing, and not the thing. */
    private static final Set<String> ABOUT = Set.of(
            "question",
            "request",
            "feedback",
            "comment",
            "example",
            "inquiry",
            "enquiry",
            "reminder",
            "rfq",
            "cancellation");

    static {
        Table.read("en/things.tsv").forEach(row -> {
            String name = row.getFirst().getFirst();
            row.get(1).forEach(said -> NAMES.put(stems(Terms.of(said)), name));
            AS_GOOD.put(name, Set.copyOf(row.get(2)));
            row.get(3).forEach(ending -> BY_ENDING.put(ending, name));
        });
    }

    private Things() {}

    /** Whether the table knows it: something that can be handed over. */
    static boolean isKnown(String thing) {
        return AS_GOOD.containsKey(thing);
    }

    /** Whether who promised one thing keeps the promise by giving the other. */
    static boolean fulfils(String promised, String given) {
        return promised.equals(given)
                || AS_GOOD.getOrDefault(promised, Set.of()).contains(given);
    }

    /**
     * The one thing that a noun with what stands before it names, such as "updated price list": its last words. Empty where
     * it says nothing, as "the details" does.
     */
    static Set<String> named(List<String> noun) {
        List<String> stems = new ArrayList<>(stems(noun));
        while (stems.size() > 1 && FORMAT.contains(stems.getLast())) {
            stems.removeLast();
        }
        if (stems.isEmpty()
                || stems.size() == 1 && (FORMAT.contains(stems.getFirst()) || Nouns.isVague(stems.getFirst()))) {
            return Set.of();
        }
        for (int from = Math.max(0, stems.size() - LONGEST); from < stems.size(); from++) {
            String name = NAMES.get(stems.subList(from, stems.size()));
            if (name != null) {
                return Set.of(name);
            }
        }
        return Set.of(Nouns.isVague(stems.getLast()) ? String.join(" ", stems) : stems.getLast());
    }

    /** All things that any of the words name, known ones by their name. */
    static Set<String> mentioned(List<String> words) {
        List<String> stems = stems(words);
        Set<String> names = new LinkedHashSet<>();
        for (int from = 0; from < stems.size(); from++) {
            for (int to = from + 1; to <= Math.min(stems.size(), from + LONGEST); to++) {
                String name = NAMES.get(stems.subList(from, to));
                if (name != null) {
                    names.add(name);
                }
            }
            names.add(stems.get(from));
        }
        return names;
    }

    /**
     * What a file is: the last thing that its name knows, or its last word; else what it is by how it ends. "Contract
     * questions" is no contract.
     */
    static Set<String> ofFile(String filename) {
        int dot = filename.lastIndexOf('.');
        String ending = dot < 0 ? "" : filename.substring(dot + 1).toLowerCase(Locale.ROOT);
        List<String> stems = stems(Arrays.stream((dot < 0 ? filename : filename.substring(0, dot))
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}]+"))
                .filter(word -> word.length() > 1 && !FORMAT.contains(word))
                .toList());
        Set<String> things = new LinkedHashSet<>();
        if (stems.stream().noneMatch(ABOUT::contains)) {
            lastKnown(stems).ifPresent(things::add);
        }
        if (things.isEmpty() && BY_ENDING.containsKey(ending)) {
            things.add(BY_ENDING.get(ending));
        }
        if (!stems.isEmpty()) {
            things.add(stems.getLast());
        }
        return things;
    }

    private static Optional<String> lastKnown(List<String> stems) {
        for (int to = stems.size(); to > 0; to--) {
            for (int from = Math.max(0, to - LONGEST); from < to; from++) {
                String name = NAMES.get(stems.subList(from, to));
                if (name != null) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> stems(List<String> words) {
        return words.stream()
                .flatMap(word -> Arrays.stream(word.split("-")))
                .filter(word -> !word.isEmpty())
                .map(Terms::stem)
                .collect(Collectors.toList());
    }
}
