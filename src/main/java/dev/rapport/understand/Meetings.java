package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds appointments that both sides agreed on: one proposes a time, and the other accepts within the next lines. For one
 * thread.
 */
final class Meetings {

    private static final int LINES = 3;

    private static final Pattern CLOCK = Pattern.compile(
            "\\b\\d{1,2}[:.]\\d{2}\\b|\\b\\d{1,2} ?(?:am|pm|a\\.m\\.|p\\.m\\.|uhr|h)\\b"
                    + "|\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\b",
            Pattern.CASE_INSENSITIVE);

    private final Parts parts;
    private final Dues dues;

    Meetings(Parts parts, Dues dues) {
        this.parts = parts;
        this.dues = dues;
    }

    List<Found> find() {
        List<Found> found = new ArrayList<>();
        int taken = -1;
        Set<Integer> told = new HashSet<>();
        for (int line = 0; line < parts.talk().lines().size(); line++) {
            if (line > taken && parts.has(line, "part meeting proposed")) {
                int yes = accepted(line);
                if (yes > 0 && (parts.line(line).own() || parts.line(yes).own())) {
                    found.add(found(line, yes));
                    told.addAll(List.of(line, yes));
                    taken = yes;
                }
            }
        }
        for (int line = 0; line < parts.talk().lines().size(); line++) {
            if (parts.line(line).own() && !told.contains(line)) {
                parts.first(line, "part meeting agreed").map(this::agreed).ifPresent(found::add);
            }
        }
        return found;
    }

    /** One that a single line tells of as settled. */
    private Found agreed(Parts.Part part) {
        Line said = parts.line(part.hit().line());
        int end = Clauses.end(said.text(), part.hit().end());
        return new Found(
                FindingType.MEETING,
                "meeting",
                said.side(),
                said.text(),
                when(dues.in(parts.talk(), said, 0, said.text().length()).orElse(null)),
                part.tracker().confidence(),
                List.of(said.evidence(part.hit().start(), end)),
                new Found.Rule(part.tracker().name(), part.tracker().version()));
    }

    private static Map<String, @Nullable Object> when(@Nullable Map<String, @Nullable Object> time) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("when", time);
        return value;
    }

    private int accepted(int line) {
        Line proposed = parts.line(line);
        for (int at = line + 1; at < Math.min(parts.talk().lines().size(), line + 1 + LINES); at++) {
            Line next = parts.line(at);
            boolean other = proposed.side() == Side.UNKNOWN
                    ? !next.utterance().partyId().equals(proposed.utterance().partyId())
                    : next.side() == proposed.side().opposite();
            if (other) {
                boolean timed = hasTime(line) || hasTime(at);
                return timed && parts.has(at, "part meeting accepted") && !parts.has(at, "part meeting refused")
                        ? at
                        : -1;
            }
        }
        return -1;
    }

    private boolean hasTime(int line) {
        String text = parts.line(line).text();
        return parts.has(line, "part meeting time")
                || text.length() < 1_000 && CLOCK.matcher(text).find();
    }

    private Found found(int line, int yes) {
        Line proposed = parts.line(line);
        Line accepted = parts.line(yes);
        List<Evidence> evidence = new ArrayList<>();
        Line first = proposed.own() ? proposed : accepted;
        evidence.add(first.evidence());
        evidence.add((first == proposed ? accepted : proposed).evidence());
        Map<String, @Nullable Object> value = when(dues.in(
                        parts.talk(), accepted, 0, accepted.text().length())
                .or(() -> dues.in(parts.talk(), proposed, 0, proposed.text().length()))
                .orElse(null));
        return new Found(
                FindingType.MEETING,
                "meeting",
                first.side(),
                proposed.text() + " / " + accepted.text(),
                value,
                0.8,
                evidence,
                new Found.Rule("meetings", 1));
    }
}
