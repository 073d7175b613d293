package dev.rapport.transcribe;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Word;
import dev.rapport.transcribe.worker.Segment.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes utterances of the words of one track.
 *
 * <p>Where the recogniser ends a segment depends on how sure it is, so only the silence between two words counts: a long
 * one ends an utterance. One with too many words is divided at its longest silence, away from its ends, until all parts
 * are short enough. Safe for use by many threads.
 */
final class Utterances {

    private static final Set<String> FIRST_PERSON = Set.of("i", "i'm", "i'll", "i've", "i'd");

    private final long pauseMs;
    private final int maxWords;

    Utterances(Duration pause, int maxWords) {
        this.pauseMs = pause.toMillis();
        this.maxWords = maxWords;
    }

    /** In the order of time. */
    List<TrackUtterance> of(int track, List<Heard> heard, String language) {
        List<Heard> words = heard.stream()
                .filter(word -> word.word().chars().anyMatch(Character::isLetterOrDigit))
                .filter(word -> !word.word().startsWith("<") && !word.word().startsWith("["))
                .toList();
        boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
        List<TrackUtterance> utterances = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= words.size(); end++) {
            if (end == words.size() || silence(words, end) > pauseMs) {
                divide(words.subList(start, end)).forEach(part -> utterances.add(utterance(track, part, english)));
                start = end;
            }
        }
        return utterances;
    }

    private List<List<Heard>> divide(List<Heard> words) {
        if (words.size() <= maxWords) {
            return List.of(words);
        }
        int margin = Math.min(maxWords / 4, words.size() / 3);
        int best = words.size() / 2;
        for (int at = margin; at <= words.size() - margin; at++) {
            if (silence(words, at) > silence(words, best)) {
                best = at;
            }
        }
        List<List<Heard>> parts = new ArrayList<>(divide(words.subList(0, best)));
        parts.addAll(divide(words.subList(best, words.size())));
        return parts;
    }

    /** Between this word and the one before it. */
    private static long silence(List<Heard> words, int at) {
        return words.get(at).startMs() - words.get(at - 1).endMs();
    }

    private static TrackUtterance utterance(int track, List<Heard> heard, boolean english) {
        StringBuilder text = new StringBuilder();
        StringBuilder raw = new StringBuilder();
        List<Word> words = new ArrayList<>();
        double confidence = 0;
        for (Heard word : heard) {
            String separator = text.isEmpty() ? "" : " ";
            String written = written(word.word(), text.isEmpty(), english);
            raw.append(separator).append(word.word());
            text.append(separator);
            int start = text.length();
            text.append(written);
            words.add(new Word(written, word.startMs(), word.endMs(), word.confidence(), start, text.length()));
            confidence += word.confidence();
        }
        TimeSpan time = new TimeSpan(
                heard.getFirst().startMs(),
                Math.max(heard.getFirst().startMs(), heard.getLast().endMs()));
        return new TrackUtterance(track, time, text.toString(), raw.toString(), confidence / heard.size(), words);
    }

    private static String written(String word, boolean first, boolean english) {
        if (!first && !(english && FIRST_PERSON.contains(word))) {
            return word;
        }
        int letter = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(letter)) + word.substring(Character.charCount(letter));
    }
}
