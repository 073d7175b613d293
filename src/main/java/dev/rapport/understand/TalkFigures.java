package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the figures of a call: who talked how much, and who let whom finish. They describe a call and judge nobody.
 *
 * <p>A turn is a side's unbroken hold of the floor: its lines until the other side speaks. All times are milliseconds.
 *
 * <ul>
 *   <li>{@code talkShare}: of all time in which somebody spoke, the part in which this side did, 0..1
 *   <li>{@code longestMonologueMs}: this side's longest turn, from its first word to its last
 *   <li>{@code patienceMs}: how long this side waits, in the median, after the other's last word before it speaks
 *   <li>{@code interruptions}: how often it began while the other was speaking and went on speaking for at least a second more
 *   <li>{@code questions}: how many questions it asked
 *   <li>{@code silenceMs}: how long nobody spoke, in pauses of at least {@value #PAUSE_MS} ms
 * </ul>
 */
final class TalkFigures {

    static final long PAUSE_MS = 3_000;
    private static final long OVERLAP_MS = 500;
    private static final long GOES_ON_MS = 1_000;

    private static final Found.Rule RULE = new Found.Rule("talk figures", 1);

    private TalkFigures() {}

    static List<Found> of(Talk talk, Questions questions) {
        List<Line> lines = talk.lines().stream()
                .filter(line -> line.utterance().time() != null)
                .sorted(Comparator.comparing(Line::at))
                .toList();
        boolean first = !lines.isEmpty() && lines.getFirst().own();
        if (!talk.spoken() || !first) {
            return List.of();
        }
        Turns turns = Turns.of(lines);
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        for (Side side : List.of(Side.OURS, Side.THEIRS)) {
            figures.put(side.name().toLowerCase(java.util.Locale.ROOT), of(side, lines, turns, questions));
        }
        figures.put("silenceMs", silence(lines));
        figures.put("durationMs", turns.all().getLast().endMs() - turns.all().getFirst().startMs());
        return List.of(new Found(
                FindingType.TALK,
                "talk",
                Side.UNKNOWN,
                "Figures of the call",
                figures,
                confidence(lines),
                List.of(talk.whole()),
                RULE));
    }

    private static Map<String, @Nullable Object> of(
            Side side, List<Line> lines, Turns turns, Questions questions) {
        long all = lines.stream().mapToLong(TalkFigures::length).sum();
        long own = lines.stream()
                .filter(line -> line.side() == side)
                .mapToLong(TalkFigures::length)
                .sum();
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("talkMs", own);
        figures.put("talkShare", all == 0 ? 0 : Math.round(1000.0 * own / all) / 1000.0);
        figures.put("longestMonologueMs", turns.longest(side));
        figures.put("turns", turns.count(side));
        figures.put("patienceMs", turns.patience(side));
        figures.put("interruptions", interruptions(side, lines));
        figures.put("questions", questions.askedBy(side));
        return figures;
    }

    private static long length(Line line) {
        return line.endMs() - line.startMs();
    }

    private static long interruptions(Side side, List<Line> lines) {
        long count = 0;
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line before = lines.get(i - 1);
            boolean cutsIn = line.side() == side && before.side() == side.opposite() && side != Side.UNKNOWN;
            long overlap = Turns.end(before) - Turns.start(line);
            if (cutsIn && overlap >= OVERLAP_MS && Turns.end(line) - Turns.end(before) >= GOES_ON_MS) {
                count++;
            }
        }
        return count;
    }

    private static long silence(List<Line> lines) {
        long silence = 0;
        long end = Turns.end(lines.getFirst());
        for (Line line : lines) {
            long pause = Turns.start(line) - end;
            silence += pause >= PAUSE_MS ? pause : 0;
            end = Math.max(end, Turns.end(line));
        }
        return silence;
    }

    /** As sure as the sides are known: a share of lines without a side leaves that much unsaid. */
    private static double confidence(List<Line> lines) {
        long known =
                lines.stream().filter(line -> line.side() != Side.UNKNOWN).count();
        return Math.round(100.0 * known / lines.size()) / 100.0;
    }

    /** The turns of a call, in their order, in milliseconds of the epoch. */
    record Turns(List<Turn> all) {

        record Turn(Side side, long startMs, long endMs) {}

        static Turns of(List<Line> lines) {
            List<Turn> turns = new ArrayList<>();
            for (Line line : lines) {
                Turn last = turns.isEmpty() ? null : turns.getLast();
                if (last != null && last.side() == line.side()) {
                    turns.set(
                            turns.size() - 1,
                            new Turn(last.side(), last.startMs(), Math.max(last.endMs(), end(line))));
                } else {
                    turns.add(new Turn(line.side(), start(line), end(line)));
                }
            }
            return new Turns(turns);
        }

        static long start(Line line) {
            return line.at().toEpochMilli();
        }

        static long end(Line line) {
            return start(line) + length(line);
        }

        long longest(Side side) {
            return all.stream()
                    .filter(turn -> turn.side() == side)
                    .mapToLong(turn -> turn.endMs() - turn.startMs())
                    .max()
                    .orElse(0);
        }

        long count(Side side) {
            return all.stream().filter(turn -> turn.side() == side).count();
        }

        /** Null where this side never followed the other. */
        @Nullable
        Long patience(Side side) {
            List<Long> waits = new ArrayList<>();
            for (int i = 1; i < all.size(); i++) {
                if (all.get(i).side() == side && all.get(i - 1).side() == side.opposite()) {
                    waits.add(Math.max(0, all.get(i).startMs() - all.get(i - 1).endMs()));
                }
            }
            waits.sort(Comparator.naturalOrder());
            return waits.isEmpty() ? null : waits.get(waits.size() / 2);
        }
    }
}
