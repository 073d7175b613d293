package dev.rapport.language.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives spoken words their capitals: the first of a sentence, "I", days and months, and the names that are known.
 *
 * <p>A name of several words is written as it is known where all of them follow each other; a single word of it only where it is no
 * common word ("Mark Hill" does not make every mark and hill a name). A name that is a common word by itself ("Apple") is written so
 * only at its full length of two words or more, or where the name stands alone in the list and is none of the common ones.
 *
 * <p>Safe for use by many threads.
 */
public final class Casing {

    private static final Set<String> ALWAYS = words(
            "monday tuesday wednesday thursday friday saturday sunday january february"
                    + " april june july september october november december english american european christmas thanksgiving easter");
    private static final Set<String> FIRST_PERSON = Set.of("i", "i'm", "i'll", "i've", "i'd");

    /** Of names, these words are too common to be one alone. */
    private static final Set<String> COMMON = read("en/common-in-names.txt");

    /** What companies have behind their names, and nobody says. */
    private static final Set<String> LEGAL =
            words("inc llc ltd limited corp corporation co company gmbh ag plc sa bv pty lp llp");

    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    /** By the first word in lower case: the words of names, the longest first. */
    private final Map<String, List<List<String>>> names = new HashMap<>();

    public Casing(Names known) {
        for (String name : known.all()) {
            List<String> words = spoken(name);
            if (words.stream().noneMatch(Casing::hasCapital)) {
                continue;
            }
            add(words);
            if (words.size() > 1) {
                words.stream().filter(Casing::isRare).forEach(word -> add(List.of(word)));
            }
        }
        names.values().forEach(same -> same.sort((a, b) -> Integer.compare(b.size(), a.size())));
    }

    /** "Acme Widgets, Inc." is said as "acme widgets". */
    private static List<String> spoken(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.strip().split("\\s+")) {
            String bare = AROUND.matcher(word).replaceAll("");
            boolean legal = words.size() > 0 && LEGAL.contains(lower(bare).replace(".", ""));
            if (!bare.isEmpty() && !legal) {
                words.add(bare);
            }
        }
        return words;
    }

    private static boolean hasCapital(String word) {
        return word.chars().anyMatch(Character::isUpperCase);
    }

    private void add(List<String> words) {
        boolean single = words.size() == 1;
        if (single && !isRare(words.getFirst())) {
            return;
        }
        names.computeIfAbsent(lower(words.getFirst()), first -> new ArrayList<>())
                .add(words);
    }

    private static boolean isRare(String word) {
        return word.length() > 2 && hasCapital(word) && !COMMON.contains(lower(word));
    }

    /** The words of one sentence, in the same order and number. */
    public List<String> sentence(List<String> words) {
        List<String> written = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            List<String> name = nameAt(words, at);
            if (name.isEmpty()) {
                written.add(word(words.get(at), at == 0));
                at++;
            } else {
                written.addAll(with(name, words, at));
                at += name.size();
            }
        }
        return written;
    }

    /** @param first whether it begins the sentence */
    private static String word(String word, boolean first) {
        boolean capital = first || FIRST_PERSON.contains(word) || ALWAYS.contains(bare(word));
        return capital ? capital(word) : word;
    }

    private List<String> nameAt(List<String> words, int at) {
        for (List<String> name : names.getOrDefault(lower(bare(words.get(at))), List.of())) {
            boolean same = at + name.size() <= words.size();
            for (int i = 0; same && i < name.size(); i++) {
                boolean last = i == name.size() - 1;
                String spoken = words.get(at + i);
                same = lower(last ? bare(spoken) : spoken).equals(lower(name.get(i)));
            }
            if (same) {
                return name;
            }
        }
        return List.of();
    }

    /** With what was said at its end: Anna's. */
    private static List<String> with(List<String> name, List<String> words, int at) {
        List<String> written = new ArrayList<>(name);
        String last = words.get(at + name.size() - 1);
        written.set(name.size() - 1, name.getLast() + last.substring(bare(last).length()));
        return written;
    }

    private static String bare(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static String capital(String word) {
        int letter = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(letter)) + word.substring(Character.charCount(letter));
    }

    private static Set<String> words(String all) {
        return Set.of(all.split(" "));
    }

    private static Set<String> read(String name) {
        try (InputStream in = Casing.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The words " + name + " are missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
