package dev.rapport.transcribe;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Word;
import dev.rapport.language.speech.SentenceBreaks;
import dev.rapport.language.speech.SpokenWord;
import dev.rapport.transcribe.worker.Segment.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes utterances of the words of one speaker on one track.
 *
 * <p>Where the recogniser ends a segment depends on how sure it is, so only the silence between two words counts: a long
 * one ends an utterance, and of English a shorter one where the words allow it ({@link SentenceBreaks}). One with too many words is divided at its longest silence, away from its ends, until all parts
 * are short enough. Safe for use by many threads.
 */
final class Utterances {

    private static final Set<String> FIRST_PERSON = Set.of("i", "i'm", "i'll", "i've", "i'd");

    private final SentenceBreaks pauses;
    private final SentenceBreaks sentences;
    private final int maxWords;

    /**
     * @param pause a longer silence ends any utterance
     * @param sentence a silence of so long ends one that may be a sentence
     */
    Utterances(Duration pause, Duration sentence, int maxWords) {
        long always = pause.toMillis() + 1;
        this.pauses = new SentenceBreaks(always, always);
        this.sentences = new SentenceBreaks(always, Math.min(always, sentence.toMillis()));
        this.maxWords = maxWords;
    }

    /** In the order of time. */
    List<TrackUtterance> of(int track, int speaker, List<Heard> heard, String language) {
        List<Heard> words = heard.stream().filter(Utterances::isWord).toList();
        boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
        List<SpokenWord> spoken = words.stream()
                .map(word -> new SpokenWord(word.word(), word.startMs(), word.endMs()))
                .toList();
        List<TrackUtterance> utterances = new ArrayList<>();
        int start = 0;
        for (List<SpokenWord> sentence : (english ? sentences : pauses).of(spoken)) {
            int end = start + sentence.size();
            divide(words.subList(start, end)).forEach(part -> utterances.add(utterance(track, speaker, part, english)));
            start = end;
        }
        return utterances;
    }

    /** Whether it was said, and is not what the recogniser writes for noise or for what it could not read. */
    static boolean isWord(Heard heard) {
        return heard.word().chars().anyMatch(Character::isLetterOrDigit)
                && !heard.word().startsWith("<")
                && !heard.word().startsWith("[");
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

    private static TrackUtterance utterance(int track, int speaker, List<Heard> heard, boolean english) {
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
        return new TrackUtterance(
                track, speaker, time, text.toString(), raw.toString(), confidence / heard.size(), words);
    }

    private static String written(String word, boolean first, boolean english) {
        if (!first && !(english && FIRST_PERSON.contains(word))) {
            return word;
        }
        int letter = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(letter)) + word.substring(Character.charCount(letter));
    }
}
