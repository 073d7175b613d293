package dev.rapport.crm.duplicate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Finds who has something in common with whom, so that not everyone has to be compared with everyone.
 *
 * <p>What they may have in common are keys: a value that is not too frequent, a frequent one together with the sound of a word of
 * the name, the sounds of all words in any order, the end of a number. Two entries of one person differ in some, and hardly
 * ever in all. What more than {@link #LARGEST} share says too little to compare them for it.
 *
 * <p>A key and a place in the list are one number: 40 bits of the key's hash, 24 of the place. So a hundred thousand contacts
 * take about 15 MB. Never changes; safe for use by many threads.
 */
final class Blocks {

    private static final int LARGEST = 60;
    private static final int FREQUENT = 25;
    private static final int PLACE_BITS = 24;
    private static final long PLACE = (1L << PLACE_BITS) - 1;

    private final long[] entries;

    private Blocks(long[] entries) {
        this.entries = entries;
    }

    static Blocks of(List<Profile> profiles, Population population) {
        if (profiles.size() > PLACE) {
            throw new IllegalArgumentException("More contacts than can be compared: " + profiles.size());
        }
        Numbers numbers = new Numbers();
        for (int place = 0; place < profiles.size(); place++) {
            for (long key : keys(profiles.get(place), population)) {
                numbers.add(key | place);
            }
        }
        return new Blocks(numbers.sorted());
    }

    /** Pairs of places, the lower one in the upper half; each once. */
    long[] pairs() {
        Numbers pairs = new Numbers();
        for (int from = 0, to; from < entries.length; from = to) {
            to = end(from);
            if (to - from <= LARGEST) {
                for (int i = from; i < to; i++) {
                    for (int j = i + 1; j < to; j++) {
                        pairs.add((entries[i] & PLACE) << 32 | entries[j] & PLACE);
                    }
                }
            }
        }
        return pairs.sorted();
    }

    /** The places of those who may be this one too. */
    void alike(Profile profile, Population population, IntConsumer place) {
        for (long key : keys(profile, population)) {
            int found = Arrays.binarySearch(entries, key);
            int from = found < 0 ? -found - 1 : found;
            if (from < entries.length && (entries[from] & ~PLACE) == key) {
                int to = end(from);
                for (int i = from; to - from <= LARGEST && i < to; i++) {
                    place.accept((int) (entries[i] & PLACE));
                }
            }
        }
    }

    private int end(int from) {
        int to = from;
        while (to < entries.length && (entries[to] & ~PLACE) == (entries[from] & ~PLACE)) {
            to++;
        }
        return to;
    }

    private static Set<Long> keys(Profile profile, Population population) {
        Set<Long> keys = new HashSet<>();
        List<String> sounds =
                profile.name().stream().map(Blocks::soundOrWord).sorted().toList();
        if (sounds.size() > 1) {
            keys.add(key("all", String.join(" ", sounds)));
        }
        profile.name().forEach(word -> keys.add(key("word", word)));
        sounds.forEach(sound -> keys.add(key("sound", sound)));
        String close = String.join("", profile.name());
        keys.add(key("close", close));
        profile.values().forEach((name, values) -> {
            Population.Column column = population.column(name);
            if (column != null) {
                values.forEach(value -> add(keys, column, value, sounds));
            }
        });
        return keys;
    }

    private static void add(Set<Long> keys, Population.Column column, String value, List<String> sounds) {
        keys.add(key(column.name(), value));
        if (column.count(value) > FREQUENT) {
            sounds.forEach(sound -> keys.add(key(column.name() + " " + sound, value)));
        }
        if (column.kind() == ColumnKind.PHONE && value.length() > 8) {
            keys.add(key(column.name(), value.substring(value.length() - 8)));
        }
        int at = value.indexOf('@');
        if (column.kind() == ColumnKind.EMAIL && at >= 6) {
            keys.add(key(column.name(), value.substring(0, at)));
        }
    }

    private static String soundOrWord(String word) {
        String sound = Likeness.sound(word);
        return sound.isEmpty() ? word : sound;
    }

    /** FNV-1a, its lowest bits free for the place. */
    private static long key(String kind, String value) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < kind.length(); i++) {
            hash = (hash ^ kind.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ 0x1f) * 0x100000001b3L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 29;
        return hash * 0x9e3779b97f4a7c15L & ~PLACE;
    }
}
