package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.understand.TalkIndex.Hit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds questions that want an answer of substance, and whether they got one: the other side said something within the next
 * {@value #LINES} lines that is neither a question of its own nor a mere "I'll find out", nor "Dear Ms Keller". For one thread.
 *
 * <p>A question mark makes a question; where speech has none, the order of the words does.
 */
final class Questions {

    static final int LINES = 3;
    private static final int SHORTEST = 3;
    private static final double MARKED = 0.9;
    /** Words: "Ms Keller", "your message". */
    private static final int NAME = 2;
    /** Characters: a mark, another, a space. */
    private static final int SELF_ANSWER = 4;

    private final Parts parts;
    private final Map<Integer, List<Asked>> known = new HashMap<>();

    Questions(Parts parts) {
        this.parts = parts;
    }

    List<Found> find() {
        List<Found> found = new ArrayList<>();
        for (int line = 0; line < parts.talk().lines().size(); line++) {
            if (parts.line(line).own()) {
                for (Asked asked : in(line)) {
                    found.add(found(line, asked));
                }
            }
        }
        return found;
    }

    /** How often a side asks. */
    long askedBy(Side side) {
        long count = 0;
        for (int line = 0; line < parts.talk().lines().size(); line++) {
            count += parts.line(line).side() == side && !in(line).isEmpty() ? 1 : 0;
        }
        return count;
    }

    private record Asked(TextSpan span, double confidence) {}

    private List<Asked> in(int line) {
        List<Asked> asked = known.get(line);
        if (asked == null) {
            asked = look(line);
            known.put(line, asked);
        }
        return asked;
    }

    private List<Asked> look(int line) {
        String text = parts.line(line).text();
        return text.indexOf('?') >= 0 ? marked(line, text) : unmarked(line, text);
    }

    private List<Asked> marked(int line, String text) {
        List<Asked> asked = new ArrayList<>();
        for (int mark = text.indexOf('?'); mark >= 0; mark = text.indexOf('?', mark + 1)) {
            int start = Clauses.sentenceStart(text, mark);
            if (!isInside(text, mark)
                    && wordsIn(line, start, mark) >= SHORTEST
                    && !isIdle(line, start, mark + 1)
                    && !isAnswered(line, mark)) {
                asked.add(new Asked(new TextSpan(start, mark + 1), MARKED));
            }
        }
        return asked;
    }

    /** Of an address on the web, which goes on behind it. */
    private static boolean isInside(String text, int mark) {
        return mark + 1 < text.length() && Character.isLetterOrDigit(text.charAt(mark + 1));
    }

    /** "300 a month? no thanks" wants no answer. */
    private boolean isAnswered(int line, int mark) {
        return parts.in(line, "part self answer").stream()
                .mapToInt(part -> part.hit().start())
                .anyMatch(start -> start > mark && start <= mark + SELF_ANSWER);
    }

    private List<Asked> unmarked(int line, String text) {
        for (Parts.Part part : parts.in(line, "part question ")) {
            Hit hit = part.hit();
            boolean named = !part.tracker().name().endsWith("idle");
            int end = Clauses.end(text, hit.end());
            if (named && wordsIn(line, hit.start(), end) >= SHORTEST && !isIdle(line, hit.start(), end)) {
                return List.of(
                        new Asked(new TextSpan(hit.start(), end), part.tracker().confidence()));
            }
        }
        return List.of();
    }

    private long wordsIn(int line, int start, int end) {
        long count = 0;
        for (int word = 0; word < parts.index().words(line); word++) {
            int at = parts.index().startOf(line, word);
            count += at >= start && at < end ? 1 : 0;
        }
        return count;
    }

    /** Asked for effect; or of few words that want no answer, or begun by such. */
    private boolean isIdle(int line, int start, int end) {
        long words = wordsIn(line, start, end);
        boolean rhetorical = parts.in(line, "part rhetorical question").stream()
                .map(Parts.Part::hit)
                .anyMatch(hit -> hit.start() < end && hit.end() > start);
        return rhetorical
                || parts.in(line, "part question idle").stream()
                        .map(Parts.Part::hit)
                        .anyMatch(hit -> hit.start() >= start
                                && hit.end() <= end
                                && (words <= hit.last() - hit.first() + 3
                                        || hit.start() <= start + 2 && hit.last() > hit.first()));
    }

    private Found found(int line, Asked asked) {
        Line said = parts.line(line);
        int answer = answer(line);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(said.evidence(asked.span().start(), asked.span().end()));
        if (answer >= 0) {
            evidence.add(parts.line(answer).evidence());
        }
        return new Found(
                FindingType.QUESTION,
                "question",
                said.side(),
                said.text().substring(asked.span().start(), asked.span().end()),
                Map.of("answered", answer >= 0),
                asked.confidence(),
                evidence,
                new Found.Rule("questions", 2));
    }

    private int answer(int line) {
        Line asker = parts.line(line);
        int seen = 0;
        for (int at = line + 1; at < parts.talk().lines().size() && seen < LINES; at++) {
            Line next = parts.line(at);
            boolean other = asker.side() == Side.UNKNOWN
                    ? !next.utterance().partyId().equals(asker.utterance().partyId())
                    : next.side() != asker.side();
            if (other && !isCourtesy(at)) {
                seen++;
                if (in(at).isEmpty() && !parts.has(at, "part no answer")) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** Greets, thanks or says "mhm", and nothing else. */
    private boolean isCourtesy(int line) {
        int words = parts.index().words(line);
        return words == 0
                || parts.in(line, "part courtesy").stream().anyMatch(part -> words - length(part.hit()) <= NAME)
                || parts.in(line, "part backchannel").stream().anyMatch(part -> words == length(part.hit()));
    }

    private static int length(Hit hit) {
        return hit.last() - hit.first() + 1;
    }
}
