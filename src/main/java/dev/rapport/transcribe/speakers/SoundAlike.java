package dev.rapport.transcribe.speakers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * Finds a name in what a recogniser wrote, who knows few names and writes what sounds like it: "acme" may be "ack me", and
 * "petromax" "petrol max".
 *
 * <p>As many words as the name has, or one more or less, are compared with it by their letters and by their sound (Philips'
 * Double Metaphone). Safe for use by many threads.
 */
final class SoundAlike {

    private static final Set<String> LEGAL_FORMS =
            Set.of("inc", "ltd", "llc", "gmbh", "ag", "corp", "corporation", "company", "co", "limited", "plc", "the");
    private static final double ALIKE = 0.75;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_BY_SOUND = 3;

    private final String letters;
    private final int words;
    private final String sound;

    private SoundAlike(List<String> words) {
        this.letters = String.join("", words);
        this.words = words.size();
        this.sound = sound(letters);
    }

    /** The whole name, and each part of it that can stand for it; nothing for names of a letter or two. */
    static List<SoundAlike> ofCompany(String name) {
        List<String> parts = parts(name);
        return String.join("", parts).length() < SHORTEST ? List.of() : List.of(new SoundAlike(parts));
    }

    static List<SoundAlike> ofPerson(String name) {
        List<String> parts = parts(name);
        List<SoundAlike> found = new ArrayList<>();
        if (parts.size() > 1) {
            found.add(new SoundAlike(parts));
        }
        parts.stream()
                .filter(part -> part.length() >= SHORTEST)
                .forEach(part -> found.add(new SoundAlike(List.of(part))));
        return found;
    }

    private static List<String> parts(String name) {
        return List.of(name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} ]", " ")
                        .strip()
                        .split("\\s+"))
                .stream()
                .filter(part -> !part.isEmpty() && !LEGAL_FORMS.contains(part))
                .toList();
    }

    /** Puts the mark in the place of each occurrence. */
    List<String> marked(List<String> said, String mark) {
        List<String> out = new ArrayList<>();
        for (int at = 0; at < said.size(); ) {
            int length = lengthAt(said, at);
            out.add(length > 0 ? mark : said.get(at));
            at += Math.max(1, length);
        }
        return out;
    }

    private int lengthAt(List<String> said, int at) {
        for (int length : new int[] {words, words + 1, words - 1}) {
            if (length > 0 && at + length <= said.size() && is(String.join("", said.subList(at, at + length)))) {
                return length;
            }
        }
        return 0;
    }

    private boolean is(String heard) {
        if (heard.length() < SHORTEST || heard.charAt(0) == Clues.MARK) {
            return false;
        }
        return likeness(heard, letters) >= ALIKE
                || (sound.length() >= SHORTEST_BY_SOUND
                        && sound.equals(sound(heard))
                        && likeness(heard, letters) >= 0.5);
    }

    private static String sound(String word) {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(12);
        String code = metaphone.doubleMetaphone(word);
        return code == null ? "" : code;
    }

    /** 1 less the share of letters that Levenshtein's distance changes. */
    private static double likeness(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return 1 - (double) row[b.length()] / Math.max(a.length(), b.length());
    }
}
