package dev.rapport.transcribe;

import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Word;
import dev.rapport.language.value.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gives each word of a readable text its time, by the heard words that it is written for.
 *
 * <p>A stretch that is written otherwise than it was heard is cut at the words that both have: of "two point five million dollars",
 * "million" keeps its own time, and "$2.5" has that of all before it. Where both have as many words, one stands for one; else the
 * whole stretch is one word. A heard word that nothing is written for ("dollars") belongs to the written one before it. So no
 * word is without a time, and all heard words are there. For one thread.
 */
final class WrittenWords {

    private final Written written;
    private final List<String> cased;
    private final List<String> raw;
    private final List<Word> heard;
    private final StringBuilder text = new StringBuilder();
    private final List<Word> words = new ArrayList<>();

    /**
     * @param written of the raw words, with one blank between them
     * @param cased the same words with capitals
     * @param heard the same with their times
     */
    WrittenWords(Written written, List<String> cased, List<String> raw, List<Word> heard) {
        this.written = written;
        this.cased = List.copyOf(cased);
        this.raw = List.copyOf(raw);
        this.heard = List.copyOf(heard);
        write();
    }

    String text() {
        return text.toString();
    }

    /** In their order; they cover all of the text but blanks. */
    List<Word> words() {
        return List.copyOf(words);
    }

    private void write() {
        int[] starts = starts();
        int word = 0;
        for (Written.Piece piece : written.pieces()) {
            int first = at(starts, piece.raw().start());
            int last = at(starts, piece.raw().end() - 1);
            if (first < word) {
                continue; // two pieces within one word: what it was written for the first time stands
            }
            while (word < first) {
                asHeard(word++);
            }
            TextSpan all = written.written(
                    new TextSpan(starts[first], starts[last] + raw.get(last).length()));
            stretch(written.text().substring(all.start(), all.end()), first, last + 1);
            word = last + 1;
        }
        while (word < raw.size()) {
            asHeard(word++);
        }
    }

    private int[] starts() {
        int[] starts = new int[raw.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + raw.get(i - 1).length() + 1;
        }
        return starts;
    }

    private static int at(int[] starts, int place) {
        int word = 0;
        while (word + 1 < starts.length && starts[word + 1] <= place) {
            word++;
        }
        return word;
    }

    private void asHeard(int word) {
        add(cased.get(word), word, word + 1);
    }

    private void stretch(String as, int from, int to) {
        List<String> parts = List.of(as.strip().split("\\s+"));
        int heardFrom = from;
        int open = 0;
        for (int part = 0; part < parts.size(); part++) {
            int same = find(parts.get(part), heardFrom + (part > open ? 1 : 0), to);
            if (same >= 0 && (part > open || same == heardFrom)) {
                group(parts.subList(open, part), heardFrom, same);
                add(parts.get(part), same, same + 1);
                heardFrom = same + 1;
                open = part + 1;
            }
        }
        group(parts.subList(open, parts.size()), heardFrom, to);
    }

    private int find(String part, int from, int to) {
        for (int i = from; i < to; i++) {
            if (raw.get(i).equals(part.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private void group(List<String> parts, int from, int to) {
        if (parts.isEmpty()) {
            lend(from, to);
        } else if (parts.size() == to - from) {
            for (int i = 0; i < parts.size(); i++) {
                add(parts.get(i), from + i, from + i + 1);
            }
        } else {
            add(String.join(" ", parts), from, to);
        }
    }

    /** Heard words that nothing is written for. */
    private void lend(int from, int to) {
        if (from < to) {
            Word last = words.removeLast();
            List<Word.Heard> all = new ArrayList<>(heardOf(last));
            all.addAll(heard(from, to));
            words.add(new Word(
                    last.text(),
                    last.startMs(),
                    Math.max(last.endMs(), heard.get(to - 1).endMs()),
                    Math.min(last.confidence(), confidence(from, to)),
                    last.startChar(),
                    last.endChar(),
                    all));
        }
    }

    private static List<Word.Heard> heardOf(Word word) {
        return word.heard().isEmpty()
                ? List.of(new Word.Heard(word.text().toLowerCase(Locale.ROOT), word.startMs(), word.endMs()))
                : word.heard();
    }

    private void add(String as, int from, int to) {
        text.append(text.isEmpty() ? "" : " ");
        int start = text.length();
        text.append(as);
        boolean same = to == from + 1 && as.equalsIgnoreCase(raw.get(from));
        words.add(new Word(
                as,
                heard.get(from).startMs(),
                Math.max(heard.get(from).startMs(), heard.get(to - 1).endMs()),
                confidence(from, to),
                start,
                text.length(),
                same ? List.of() : heard(from, to)));
    }

    private double confidence(int from, int to) {
        return heard.subList(from, to).stream()
                .mapToDouble(Word::confidence)
                .min()
                .orElse(1);
    }

    private List<Word.Heard> heard(int from, int to) {
        List<Word.Heard> all = new ArrayList<>();
        for (int i = from; i < to; i++) {
            all.add(new Word.Heard(
                    raw.get(i), heard.get(i).startMs(), heard.get(i).endMs()));
        }
        return all;
    }
}
