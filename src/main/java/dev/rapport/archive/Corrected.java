package dev.rapport.archive;

import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an utterance looks like after a person corrected it.
 *
 * <p>Each word of the corrected text keeps the time and confidence of the heard word that it equals (the longest common
 * subsequence of both); the words between share the time between, and are certain, since a person wrote them.
 */
final class Corrected {

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern NOT_COMPARED = Pattern.compile("[^\\p{L}\\p{N}']");

    private Corrected() {}

    static Utterance of(Utterance heard, @Nullable String text, @Nullable PartyId party) {
        List<Word> words = text == null ? heard.words() : timed(heard, text);
        return new Utterance(
                heard.id(),
                heard.itemId(),
                heard.messageId(),
                party == null ? heard.partyId() : party,
                heard.time(),
                heard.span(),
                text == null ? heard.text() : text,
                heard.rawText(),
                text == null ? heard.confidence() : 1,
                words);
    }

    /** One utterance in the place of several that follow each other, from the start of the first to the end of the last. */
    static Utterance joined(UtteranceId id, List<Utterance> parts) {
        Utterance first = parts.getFirst();
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Utterance part : parts) {
            int shift = text.isEmpty() ? 0 : text.append(' ').length();
            text.append(part.text());
            part.words().forEach(word -> words.add(word.moved(shift)));
        }
        long start = parts.stream().mapToLong(Utterance::startMs).min().orElseThrow();
        long end = parts.stream()
                .mapToLong(part -> part.time() == null ? 0 : part.time().endMs())
                .max()
                .orElseThrow();
        return new Utterance(
                id,
                first.itemId(),
                first.messageId(),
                first.partyId(),
                new TimeSpan(start, end),
                null,
                text.toString(),
                parts.stream().map(Utterance::rawText).collect(Collectors.joining(" ")),
                parts.stream().mapToDouble(Utterance::confidence).average().orElse(1),
                words);
    }

    private static List<Word> timed(Utterance heard, String text) {
        List<Word> said = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            said.add(new Word(matcher.group(), 0, 0, 1, matcher.start(), matcher.end()));
        }
        TimeSpan time = heard.time();
        if (time == null) {
            return said;
        }
        int[] same = sameAs(heard.words(), said);
        List<Word> timed = new ArrayList<>();
        for (int from = 0; from < said.size(); ) {
            int to = from;
            while (to < said.size() && same[to] < 0) {
                to++;
            }
            long start = from == 0
                    ? time.startMs()
                    : heard.words().get(same[from - 1]).endMs();
            long end = to == said.size()
                    ? time.endMs()
                    : heard.words().get(same[to]).startMs();
            spread(said.subList(from, to), start, Math.max(start, end), timed);
            if (to < said.size()) {
                Word as = heard.words().get(same[to]);
                Word word = said.get(to);
                timed.add(new Word(
                        word.text(),
                        as.startMs(),
                        as.endMs(),
                        as.confidence(),
                        word.startChar(),
                        word.endChar(),
                        as.heard()));
            }
            from = to + 1;
        }
        return timed;
    }

    private static void spread(List<Word> words, long startMs, long endMs, List<Word> into) {
        int n = words.size();
        for (int i = 0; i < n; i++) {
            Word word = words.get(i);
            long start = startMs + (endMs - startMs) * i / n;
            long end = startMs + (endMs - startMs) * (i + 1) / n;
            into.add(new Word(word.text(), start, end, 1, word.startChar(), word.endChar()));
        }
    }

    /** For each said word the place of the heard word that it is, or -1; ascending. */
    private static int[] sameAs(List<Word> heard, List<Word> said) {
        List<String> a = heard.stream().map(Corrected::compared).toList();
        List<String> b = said.stream().map(Corrected::compared).toList();
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int[] same = new int[b.size()];
        java.util.Arrays.fill(same, -1);
        for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
            if (a.get(i).equals(b.get(j))) {
                same[j++] = i++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return same;
    }

    private static String compared(Word word) {
        return NOT_COMPARED.matcher(word.text()).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
