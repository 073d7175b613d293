package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import dev.rapport.transcribe.speakers.Roles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides by what the speakers of a call say which of them is ours, and which of those whom the metadata names.
 *
 * <p>A greeting with the company's name, an offer of help or a name that one gives as his own count much; who speaks first
 * counts with the direction; small phrases count a little. Of two speakers, one is ours and the other theirs. What is not
 * sure is left open. Safe for use by many threads.
 */
public final class Casting {

    /** The beginning and the end of a call tell most, and a call of hours need not be read whole. */
    private static final int MOST_LINES = 400;

    private static final double SHARPNESS = 0.8;
    private static final double NAME_IS_SURE = 1.5;

    private final Clues clues;

    /** @param company our own name; empty where nobody said */
    public Casting(String company, @Nullable Direction direction) {
        clues = new Clues(company, direction);
    }

    /**
     * @param lines in the order in which they were said
     * @param speakers how many there are
     * @param known who takes part, as far as it is known, and is not yet placed
     */
    public Roles of(List<Line> lines, int speakers, List<Named> known) {
        List<List<String>> said = IntStream.range(0, speakers)
                .mapToObj(speaker -> lines.stream()
                        .limit(MOST_LINES)
                        .filter(line -> line.speaker() == speaker)
                        .map(Line::text)
                        .toList())
                .toList();
        double[] ours = said.stream().mapToDouble(clues::of).toArray();
        if (!lines.isEmpty()) {
            ours[lines.getFirst().speaker()] += clues.first();
        }
        double[][] names = new double[speakers][known.size()];
        for (int party = 0; party < known.size(); party++) {
            String name = known.get(party).name();
            if (name != null) {
                NameClues clue = new NameClues(name);
                for (int speaker = 0; speaker < speakers; speaker++) {
                    names[speaker][party] = clue.of(said.get(speaker));
                }
            }
        }
        return switch (speakers) {
            case 1 -> one(ours[0], names[0], known);
            case 2 -> two(ours[0] - ours[1], names, known);
            default -> many(ours, names, known);
        };
    }

    private static Roles one(double ours, double[] names, List<Named> known) {
        double odds = ours;
        for (int party = 0; party < known.size(); party++) {
            odds += sign(known.get(party).side()) * names[party];
        }
        return new Roles(List.of(role(odds, bySide(known, side(odds)))));
    }

    private static Roles two(double first, double[][] names, List<Named> known) {
        double odds = first;
        double order = 0;
        for (int party = 0; party < known.size(); party++) {
            double isFirst = names[0][party] - names[1][party];
            odds += sign(known.get(party).side()) * isFirst;
            order += party == 0 ? isFirst : party == 1 ? -isFirst : 0;
        }
        boolean sided = known.stream().anyMatch(party -> party.side() != Side.UNKNOWN);
        if (sided || known.size() != 2 || Math.abs(order) < NAME_IS_SURE) {
            return new Roles(List.of(
                    role(odds, place(known, side(odds))),
                    role(-odds, place(known, side(odds).opposite()))));
        }
        return new Roles(
                List.of(role(odds, OptionalInt.of(order > 0 ? 0 : 1)), role(-odds, OptionalInt.of(order > 0 ? 1 : 0))));
    }

    private static Roles many(double[] ours, double[][] names, List<Named> known) {
        List<Role> roles = new ArrayList<>();
        for (int speaker = 0; speaker < ours.length; speaker++) {
            double[] own = names[speaker];
            int self = speaker;
            OptionalInt party = IntStream.range(0, known.size())
                    .filter(candidate -> own[candidate] >= NAME_IS_SURE)
                    .filter(candidate -> IntStream.range(0, ours.length)
                            .noneMatch(other -> other != self && names[other][candidate] >= own[candidate]))
                    .findFirst();
            roles.add(role(ours[speaker], party));
        }
        return new Roles(roles);
    }

    private static Role role(double odds, OptionalInt party) {
        double confidence = confidence(odds);
        boolean sure = confidence >= Roles.SURE;
        return sure
                ? new Role(odds > 0 ? Side.OURS : Side.THEIRS, confidence, party)
                : new Role(Side.UNKNOWN, 0, party);
    }

    private static double confidence(double odds) {
        return 1 / (1 + Math.exp(-SHARPNESS * Math.abs(odds)));
    }

    private static Side side(double odds) {
        return confidence(odds) < Roles.SURE ? Side.UNKNOWN : odds > 0 ? Side.OURS : Side.THEIRS;
    }

    private static OptionalInt bySide(List<Named> known, Side side) {
        return place(known, side);
    }

    /** The only one of this side; else the only one whose side is not known, when the other is of the other side. */
    private static OptionalInt place(List<Named> known, Side side) {
        if (side == Side.UNKNOWN) {
            return OptionalInt.empty();
        }
        int[] same = parties(known, side);
        int[] open = parties(known, Side.UNKNOWN);
        if (same.length == 1) {
            return OptionalInt.of(same[0]);
        }
        boolean rest = same.length == 0 && open.length == 1 && parties(known, side.opposite()).length == 1;
        return rest ? OptionalInt.of(open[0]) : OptionalInt.empty();
    }

    private static int[] parties(List<Named> known, Side side) {
        return IntStream.range(0, known.size())
                .filter(party -> known.get(party).side() == side)
                .toArray();
    }

    private static int sign(Side side) {
        return switch (side) {
            case OURS -> 1;
            case THEIRS -> -1;
            case UNKNOWN -> 0;
        };
    }
}
