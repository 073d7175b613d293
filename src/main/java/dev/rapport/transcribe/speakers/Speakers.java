package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.transcribe.speakers.Dialogue.Course;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides how many speak on a track, and which of them says each word, by how the voices sound.
 *
 * <p>From several first guesses ({@code Merging}, and what a speaker model says where there is one) the likeliest course of
 * the talk is sought ({@code Dialogue}), and the best of them all is taken. Whether it is one voice or two is decided by
 * {@code Parting}, and leans to two, since most calls are between two; parties that are named, and words of both sides, make
 * it lean more. Unchanging; safe for use by many threads.
 */
public final class Speakers {

    /** Below it there is too little of any voice to tell two apart. */
    private static final int FEWEST_WORDS = 8;

    private static final double CALLS_ARE_OF_TWO = 1.5;
    private static final double TWO_ARE_NAMED = 2;
    private static final double SPOKEN_BY_TWO = 2;
    private static final int MOST_SPEAKERS = 6;

    private static final List<Guess> GUESSES = List.of(
            new Guess(120, 12, 15),
            new Guess(120, 12, 50),
            new Guess(200, 16, 15),
            new Guess(200, 16, 50),
            new Guess(300, 25, 15));

    private Speakers() {}

    /** How a first guess is made: its stretches, and how much a short one counts. */
    private record Guess(long silenceMs, int mostUnits, double prior) {}

    /**
     * Who says each word, counted from 0 in the order in which they first speak.
     *
     * @param prints what a speaker model says of stretches of the track, in the order of time; none where there is no such
     *     model
     * @param words their times, in order
     * @param text all of them, in lower case
     * @param named how many parties the metadata names; 0 where it says nothing
     */
    public static int[] of(VoiceSource voices, List<VoicePrint> prints, List<TimeSpan> words, String text, int named) {
        if (words.size() < FEWEST_WORDS) {
            return new int[words.size()];
        }
        Heard heard = Heard.of(voices, prints, words);
        if (heard.all().frames() < FEWEST_WORDS) {
            return new int[words.size()];
        }
        int speakers = Math.clamp(named, 2, MOST_SPEAKERS);
        Course course = course(heard, speakers);
        if (speakers == 2 && !areTwo(heard, course, text, named)) {
            return new int[words.size()];
        }
        return heard.byWord(inOrder(course.labels(), speakers));
    }

    private static boolean areTwo(Heard heard, Course course, String text, int named) {
        if (Arrays.stream(course.labels()).distinct().count() < 2) {
            return false;
        }
        double leaning =
                CALLS_ARE_OF_TWO + (named >= 2 ? TWO_ARE_NAMED : 0) + (Clues.areOfBothSides(text) ? SPOKEN_BY_TWO : 0);
        double parted = heard.prints().evidenceOfTwo(course.labels());
        return Parting.of(heard, course).evidence() + parted + leaning > 0;
    }

    private static Course course(Heard heard, int speakers) {
        Dialogue dialogue = new Dialogue(heard, speakers);
        Course best = heard.prints().areKnown()
                ? dialogue.from(heard.prints().guess(speakers))
                : new Course(new int[heard.units()], Double.NEGATIVE_INFINITY);
        for (Guess guess : GUESSES) {
            int[] first = new Merging(heard, guess.silenceMs(), guess.mostUnits(), guess.prior())
                    .into(speakers, heard.units());
            Course course = dialogue.from(first);
            best = course.value() > best.value() ? course : best;
        }
        return best;
    }

    private static int[] inOrder(int[] labels, int speakers) {
        int[] renamed = new int[speakers];
        Arrays.fill(renamed, -1);
        int next = 0;
        for (int label : labels) {
            if (renamed[label] < 0) {
                renamed[label] = next++;
            }
        }
        return IntStream.of(labels).map(label -> renamed[label]).toArray();
    }
}
