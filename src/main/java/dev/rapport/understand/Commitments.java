package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.understand.TalkIndex.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds promises: who will do what, and by when. Also a request that the other side accepts is a promise of the other side.
 *
 * <p>What is done on the spot, offered under a condition, or told of another time is none; the trackers see to that. For one
 * thread.
 */
final class Commitments {

    private static final int NEXT_PROMISE = 12;
    private static final int SHORT_YES = 6;

    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:(?:i|we|you|he|she|they)(?:['’]?ll| will| shall|['’]m going to| am going to|['’]re going to| are going to|['’]m gonna| gonna)"
                    + "|ill|let me|lemme|allow me to|will|shall|gonna|going to|i promise (?:to|that|you)?|we (?:promise|undertake|guarantee|agree) (?:to|that|you)?)"
                    + "\\s+(?:(?:also|just|then|definitely|certainly|gladly|personally|quickly|of course|be sure to|make sure to|try and|go ahead and)\\s+)*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GENERIC = Pattern.compile(
            "(?:do (?:that|it|so)?|do|yes|sure|okay|ok|will do|leave (?:that|it|this) .*|consider it done|on it|have it|i'm on it|get it|sort it|you have my word)\\b.{0,24}",
            Pattern.CASE_INSENSITIVE);

    private final Parts parts;
    private final Dues dues;

    Commitments(Parts parts, Dues dues) {
        this.parts = parts;
        this.dues = dues;
    }

    List<Found> find() {
        List<Found> found = new ArrayList<>();
        for (int line = 0; line < parts.talk().lines().size(); line++) {
            if (!parts.line(line).own()) {
                continue;
            }
            List<Found> promised = promised(line);
            found.addAll(promised);
            if (promised.isEmpty()) {
                accepted(line).ifPresent(found::add);
            }
        }
        return found;
    }

    private List<Found> promised(int line) {
        List<Found> found = new ArrayList<>();
        int last = Integer.MIN_VALUE / 2;
        for (Parts.Part part : parts.in(line, "part promise")) {
            if (part.hit().first() - last >= NEXT_PROMISE) {
                found.add(promise(line, part));
                last = part.hit().first();
            }
        }
        return found;
    }

    private Found promise(int line, Parts.Part part) {
        Line said = parts.line(line);
        Hit hit = part.hit();
        int end = Clauses.end(said.text(), hit.end());
        String action = SUBJECT.matcher(said.text().substring(hit.start(), end)).replaceFirst("");
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(said.evidence(hit.start(), end));
        if (GENERIC.matcher(action).matches()) {
            Optional<Parts.Part> request = requestBefore(line);
            if (request.isPresent()) {
                Hit asked = request.get().hit();
                Line asker = parts.line(asked.line());
                int askedEnd = Clauses.end(asker.text(), asked.end());
                action = asker.text().substring(asked.start(), askedEnd);
                evidence.add(asker.evidence(asked.start(), askedEnd));
            }
        }
        return found(line, action, hit.start(), end, part.tracker(), evidence);
    }

    private Optional<Found> accepted(int line) {
        Optional<Parts.Part> request = requestBefore(line);
        if (request.isEmpty() || parts.has(line, "part done already") || parts.has(line, "part no answer")) {
            return Optional.empty();
        }
        return acceptance(line).map(yes -> {
            Hit asked = request.get().hit();
            Line asker = parts.line(asked.line());
            int end = Clauses.end(asker.text(), asked.end());
            Line said = parts.line(line);
            return found(
                    line,
                    asker.text().substring(asked.start(), end),
                    0,
                    said.text().length(),
                    yes.tracker(),
                    List.of(said.evidence(yes.hit().start(), yes.hit().end()), asker.evidence(asked.start(), end)));
        });
    }

    /** A bare "yes" is one only if there is little else. */
    private Optional<Parts.Part> acceptance(int line) {
        return parts.first(line, "part acceptance")
                .filter(part ->
                        !part.tracker().name().endsWith("weak") || parts.index().words(line) <= SHORT_YES);
    }

    /** What the other side asked for just before. */
    private Optional<Parts.Part> requestBefore(int line) {
        Line said = parts.line(line);
        for (int at = line - 1; at >= Math.max(0, line - 2); at--) {
            Line before = parts.line(at);
            boolean other = said.side() != Side.UNKNOWN
                    ? before.side() == said.side().opposite()
                    : !before.utterance().partyId().equals(said.utterance().partyId());
            if (other && parts.has(at, "part request")) {
                return parts.first(at, "part request");
            }
        }
        return Optional.empty();
    }

    private Found found(int line, String action, int start, int end, Tracker tracker, List<Evidence> evidence) {
        Line said = parts.line(line);
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("action", action.strip());
        value.put("owner", said.side() == Side.UNKNOWN ? null : said.side().name());
        value.put("due", dues.in(parts.talk(), said, start, end).orElse(null));
        value.put("state", "OPEN");
        return new Found(
                FindingType.COMMITMENT,
                "commitment",
                said.side(),
                said.text(),
                value,
                TrackedFinder.rounded(tracker.confidence() * (said.side() == Side.UNKNOWN ? 0.75 : 1)),
                evidence,
                new Found.Rule(tracker.name(), tracker.version()));
    }
}
