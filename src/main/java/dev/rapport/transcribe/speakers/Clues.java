package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people say that tells on which side they are, each with its weight: the logarithm of the odds that one who says it is
 * ours.
 *
 * <p>The phrases are English; in other languages only names, the company's name and the direction count. Weights are set by
 * judgement, not by counting. Safe for use by many threads.
 */
final class Clues {

    /** Begins what stands for a name, and no word. */
    static final char MARK = '#';

    static final String COMPANY = MARK + "company";

    private static final int OFTEN = 2;

    private static final List<Clue> ANY = List.of(
            clue(3, "(thank you|thanks) for (calling|contacting|reaching)"),
            clue(1.5, "(thank you|thanks) for (holding|your patience|choosing|being a)"),
            clue(3, "how (can|may|could) (i|we) (be of )?(help|assist)"),
            clue(1.5, "(can|may) (i|we) (help|assist) you"),
            clue(2, "(anything|something) else (that )?(i|we) can"),
            clue(1.2, "(may|can|could) i (please )?(have|get|ask|take|confirm|verify) (for )?(your|the)"),
            clue(1, "(could|can|would) you (please )?(provide|confirm|verify|spell)"),
            clue(0.8, "let me (just )?(check|look|pull|see|transfer|take a look|get that)"),
            clue(1, "(happy|glad) to (help|assist)|(i can|i will|i'll|we can) (help|assist) you"),
            clue(0.8, "one moment|please hold|bear with me|put you on hold"),
            clue(0.8, "(sorry|apologize|apologies) (for|about) (the|any|your)"),
            clue(0.5, "we (offer|provide|have a|can offer|will send|'ll send)"),
            clue(3.5, "(this is|my name is|i'm|i am) .{0,30}(from|with|at) #company"),
            clue(2.5, "(from|with|for|welcome to|reached|behalf of|at) #company"),
            clue(2, "#company .{0,25}(this is|speaking|my name)"),
            clue(-3, "is this #company|(i am|i'm|i was) calling #company"),
            clue(1, "(this is|my name is) \\S+( \\S+)? (from|with|calling from) "),
            clue(-1.5, "i (have|had|got|have got) (a|an|some) (\\S+ )?(question|problem|issue|complaint|concern)"),
            clue(
                    -0.8,
                    "i (need|want|would like|was wondering|am looking|am having|am interested)|i'd like|i'm (looking|having)"),
            clue(-0.4, "my (account|order|bill|invoice|subscription|policy|package|phone number|address|car)"),
            clue(-0.7, "(can|could) you (please )?(help|tell|send|check|fix|explain)"),
            clue(-0.5, "your (website|company|products?|services?|prices|store|business)"));

    private static final Clue CALLING =
            clue(1.2, "(i'm|i am|i was|just) calling (you )?(about|because|to|regarding|for|in|with|on)");

    private static final double MUCH_OF_OURS = 3;
    private static final double MUCH_OF_THEIRS = 1;
    private static final double FIRST_IS_OURS = 1.2;
    private static final double FIRST_IS_CALLED = -0.8;
    private static final double FIRST_OF_UNKNOWN = 0.4;

    private final @Nullable Direction direction;
    private final List<SoundAlike> company;

    /** @param company empty where it is not known */
    Clues(String company, @Nullable Direction direction) {
        this.company = SoundAlike.ofCompany(company);
        this.direction = direction;
    }

    private record Clue(double weight, Pattern phrase) {

        double in(String text) {
            Matcher found = phrase.matcher(text);
            int count = 0;
            while (count < OFTEN && found.find()) {
                count++;
            }
            return weight * count;
        }
    }

    private static Clue clue(double weight, String phrase) {
        return new Clue(weight, Pattern.compile("(?<![\\w'#])(?:" + phrase + ")"));
    }

    /** For whoever speaks first: who is called says hello first. */
    double first() {
        return switch (direction) {
            case null -> FIRST_OF_UNKNOWN;
            case INBOUND -> FIRST_IS_OURS;
            case OUTBOUND -> FIRST_IS_CALLED;
        };
    }

    /** For one who says all this. */
    double of(List<String> lines) {
        String text = String.join(" ; ", lines.stream().map(this::marked).toList());
        double sum = ANY.stream().mapToDouble(clue -> clue.in(text)).sum();
        return sum + (direction == Direction.OUTBOUND ? 1 : -1) * CALLING.in(text);
    }

    /** Whether it has what our side says and what the customer's side says too, which one speaker alone would hardly. */
    static boolean areOfBothSides(String text) {
        double ours = 0;
        double theirs = 0;
        for (Clue clue : ANY) {
            double sum = clue.in(text);
            ours += Math.max(0, sum);
            theirs += Math.max(0, -sum);
        }
        return ours >= MUCH_OF_OURS && theirs >= MUCH_OF_THEIRS;
    }

    private String marked(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        for (SoundAlike name : company) {
            words = name.marked(words, COMPANY);
        }
        return String.join(" ", words);
    }
}
