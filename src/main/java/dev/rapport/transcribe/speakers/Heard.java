package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said on a track, as the clustering sees it: units of one word or, in a very long recording, of a few; how the
 * voice was in each, and how long the silence before it.
 *
 * @param firstWords of each unit, in the order of time
 * @param silencesMs before each unit; 0 where words touch or overlap
 * @param prints what a speaker model says of the units
 */
record Heard(int[] firstWords, int words, List<VoiceStats> stats, long[] silencesMs, VoiceStats all, Prints prints) {

    /** More units than this are not needed, and what is kept of each is a kilobyte. */
    private static final int MOST_UNITS = 16_384;

    /** Within a unit, no silence is longer. */
    private static final long JOINED_MS = 100;

    static Heard of(VoiceSource source, List<VoicePrint> prints, List<TimeSpan> words) {
        int most = words.size() / MOST_UNITS + 1;
        List<Integer> firsts = new ArrayList<>();
        List<TimeSpan> units = new ArrayList<>();
        for (int from = 0; from < words.size(); ) {
            int to = from + 1;
            while (to < words.size() && to - from < most && silence(words, to) < JOINED_MS) {
                to++;
            }
            firsts.add(from);
            long startMs = words.get(from).startMs();
            units.add(new TimeSpan(startMs, Math.max(startMs, words.get(to - 1).endMs())));
            from = to;
        }
        List<VoiceStats> stats = source.of(units);
        VoiceStats all = new VoiceStats(stats.isEmpty() ? 0 : stats.getFirst().width());
        stats.forEach(all::add);
        int[] first = firsts.stream().mapToInt(Integer::intValue).toArray();
        long[] silences = new long[first.length];
        for (int unit = 1; unit < first.length; unit++) {
            silences[unit] = silence(words, first[unit]);
        }
        return new Heard(first, words.size(), stats, silences, all, Prints.of(prints, units));
    }

    private static long silence(List<TimeSpan> words, int at) {
        return Math.max(0, words.get(at).startMs() - words.get(at - 1).endMs());
    }

    int units() {
        return firstWords.length;
    }

    /** The same for each word as for the unit that it is in. */
    int[] byWord(int[] ofUnits) {
        int[] ofWords = new int[words];
        for (int unit = 0; unit < ofUnits.length; unit++) {
            int end = unit + 1 < ofUnits.length ? firstWords[unit + 1] : words;
            for (int word = firstWords[unit]; word < end; word++) {
                ofWords[word] = ofUnits[unit];
            }
        }
        return ofWords;
    }

    /** What was heard in all units of this label. */
    VoiceStats of(int[] labels, int label) {
        VoiceStats sum = new VoiceStats(all.width());
        for (int unit = 0; unit < labels.length; unit++) {
            if (labels[unit] == label) {
                sum.add(stats.get(unit));
            }
        }
        return sum;
    }

    /** Stretches of units without a silence of this length, and of no more than so many units: first and past the last. */
    List<int[]> stretches(long silenceMs, int mostUnits) {
        List<int[]> stretches = new ArrayList<>();
        int from = 0;
        for (int unit = 1; unit <= units(); unit++) {
            if (unit == units() || silencesMs[unit] >= silenceMs || unit - from >= mostUnits) {
                stretches.add(new int[] {from, unit});
                from = unit;
            }
        }
        return stretches;
    }

    VoiceStats of(int[] stretch) {
        VoiceStats sum = new VoiceStats(all.width());
        for (int unit = stretch[0]; unit < stretch[1]; unit++) {
            sum.add(stats.get(unit));
        }
        return sum;
    }
}
