package dev.rapport.capture.vcon;

import dev.rapport.capture.email.text.Sentences;
import dev.rapport.capture.vcon.GivenTranscript.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of a transcript that is only a text: a turn is what a name and a colon stand before, or a paragraph.
 *
 * <p>It has no times, which all else needs. So they are guessed: words of equal length, as many as fill the call, or two and a half
 * in a second. Stateless.
 */
final class SpokenText {

    private static final Pattern LABEL = Pattern.compile(
            "^\\s*(?:\\[?\\d\\d?:\\d\\d(?::\\d\\d)?(?:[.,]\\d+)?]?\\s*)?(\\p{L}[\\p{L}\\p{N} .'’_+-]{0,60}):\\s+(?=\\S)");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\R\\s*\\R");
    private static final long WORD_MS = 400;

    private SpokenText() {}

    /** @param durationMs of the call; 0 where it is not known */
    static List<Line> lines(String text, Speakers speakers, long durationMs, double confidence) {
        List<Turn> turns = turns(text, speakers);
        long words = turns.stream().mapToLong(turn -> words(turn.text())).sum();
        double each = durationMs > 0 ? (double) durationMs / Math.max(1, words) : WORD_MS;
        List<Line> lines = new ArrayList<>();
        long done = 0;
        for (Turn turn : turns) {
            for (Sentences.Span span : Sentences.ofLines(turn.text())) {
                String said = turn.text().substring(span.start(), span.end());
                long start = Math.round(done * each);
                done += words(said);
                long end = Math.max(start, Math.round(done * each));
                lines.add(new Line(
                        turn.party(),
                        turn.voice(),
                        start,
                        end,
                        said,
                        null,
                        confidence,
                        WordTimes.shared(said, start, end, confidence)));
            }
        }
        return lines;
    }

    private static int words(String text) {
        return Math.max(1, text.strip().split("\\s+").length);
    }

    private static List<Turn> turns(String text, Speakers speakers) {
        List<String> rows = text.lines().filter(row -> !row.isBlank()).toList();
        long labelled = rows.stream().filter(row -> LABEL.matcher(row).find()).count();
        return labelled > 0 && labelled * 2 >= rows.size()
                ? labelled(rows, speakers)
                : paragraphs(
                        PARAGRAPHS
                                .splitAsStream(text)
                                .map(String::strip)
                                .filter(one -> !one.isEmpty())
                                .toList(),
                        speakers);
    }

    private static List<Turn> labelled(List<String> rows, Speakers speakers) {
        List<Turn> turns = new ArrayList<>();
        for (String row : rows) {
            Matcher label = LABEL.matcher(row);
            if (label.find()) {
                String name = label.group(1).strip();
                Integer party = speakers.named(name);
                turns.add(new Turn(
                        party,
                        party == null ? name : null,
                        row.substring(label.end()).strip()));
            } else if (turns.isEmpty()) {
                turns.add(new Turn(null, null, row.strip()));
            } else {
                Turn last = turns.removeLast();
                turns.add(new Turn(last.party(), last.voice(), last.text() + "\n" + row.strip()));
            }
        }
        return turns;
    }

    private static List<Turn> paragraphs(List<String> texts, Speakers speakers) {
        Integer only = speakers.named(null);
        Integer first = speakers.first(texts);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Integer party = only != null || first == null ? only : i % 2 == 0 ? first : other(first, speakers);
            turns.add(new Turn(party, null, texts.get(i)));
        }
        return turns;
    }

    private static Integer other(Integer one, Speakers speakers) {
        return speakers.taking().get(speakers.taking().getFirst().equals(one) ? 1 : 0);
    }

    private record Turn(@Nullable Integer party, @Nullable String voice, String text) {}
}
