package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.UtteranceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds objections that name one of the company's competitors: "we already use Globex", "Globex is cheaper".
 *
 * <p>The trackers cannot know the names, which a company changes without them, and which a recogniser mishears. So each line that
 * {@link NameSpotter} found a competitor in is read again with one word, {@value #ANY}, in place of the name; trackers called
 * {@value #PART} ask for that word, which the files write as {@code {competitors}}. Safe for use by many threads.
 */
final class RivalObjections {

    /** What stands for any competitor's name in the lists of the tracker files. */
    static final String ANY = "anycompetitor";

    private static final String PART = "part competitor named";

    private final Supplier<List<Tracker>> trackers;

    RivalObjections(Supplier<List<Tracker>> trackers) {
        this.trackers = trackers;
    }

    /** A line with a name, and where in it that name stands. */
    private record Named(Line line, TextSpan name) {

        String text() {
            return line.text().substring(0, name.start()) + ANY + line.text().substring(name.end());
        }

        /** A place of {@link #text()} in the line itself. */
        int original(int place, boolean end) {
            if (place <= name.start()) {
                return place;
            }
            int behind = name.start() + ANY.length();
            if (place < behind) {
                return end ? name.end() : name.start();
            }
            return place - behind + name.end();
        }
    }

    /**
     * @param mentions what the names were found as, of any type
     * @param known what the trackers found: a line in which they found a competitor's objection gets no second one
     */
    List<Found> find(Talk talk, List<Found> mentions, List<Found> known) {
        Map<UtteranceId, TextSpan> names = new HashMap<>();
        mentions.stream()
                .filter(found -> found.type() == FindingType.COMPETITOR && found.side() != Side.OURS)
                .map(found -> found.evidence().getFirst())
                .forEach(place -> {
                    if (place.utterance() != null) {
                        names.putIfAbsent(place.utterance(), place.span());
                    }
                });
        known.stream()
                .filter(found ->
                        found.type() == FindingType.OBJECTION && found.label().equals("competitor"))
                .flatMap(found -> found.evidence().stream().limit(1))
                .forEach(place -> {
                    if (place.utterance() != null) {
                        names.remove(place.utterance());
                    }
                });
        return names.isEmpty() ? List.of() : named(talk, names);
    }

    private List<Found> named(Talk talk, Map<UtteranceId, TextSpan> names) {
        List<Optional<Named>> places = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (Line line : talk.lines()) {
            Optional<Named> place = Optional.ofNullable(
                            line.own() ? names.get(line.utterance().id()) : null)
                    .map(name -> new Named(line, inLine(line, name)));
            places.add(place);
            lines.add(place.map(RivalObjections::replaced).orElse(line));
        }
        Parts parts = new Parts(
                new Talk(talk.conversation(), talk.item(), talk.channel(), talk.zone(), lines),
                trackers.get().stream()
                        .filter(tracker -> tracker.name().startsWith(PART))
                        .toList());
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < places.size(); at++) {
            int line = at;
            places.get(at)
                    .ifPresent(named -> parts.first(line, PART)
                            .ifPresent(part -> found.add(objection(
                                    named, part, Answers.to(line, parts).orElse(null)))));
        }
        return found;
    }

    /** Evidence in a message counts from the message's beginning. */
    private static TextSpan inLine(Line line, TextSpan name) {
        TextSpan span = line.utterance().span();
        int shift = line.utterance().messageId() == null || span == null ? 0 : span.start();
        return new TextSpan(name.start() - shift, name.end() - shift);
    }

    private static Line replaced(Named named) {
        Line line = named.line();
        return new Line(
                line.conversation(), line.utterance().with(named.text(), List.of()), line.side(), line.at(), true);
    }

    private static Found objection(Named named, Parts.Part part, @Nullable Line answer) {
        Line line = named.line();
        Tracker tracker = part.tracker();
        int start = Math.min(named.name().start(), named.original(part.hit().start(), false));
        int end = Math.max(named.name().end(), named.original(part.hit().end(), true));
        List<Evidence> evidence = new ArrayList<>(List.of(line.evidence(start, end)));
        if (answer != null) {
            evidence.add(answer.evidence());
        }
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("handled", answer != null);
        value.put("answer", answer == null ? null : answer.text());
        value.put("category", tracker.label().toUpperCase(Locale.ROOT).replace(' ', '_'));
        return new Found(
                FindingType.OBJECTION,
                tracker.label(),
                line.side(),
                line.text(),
                value,
                TrackedFinder.rounded(tracker.confidence() * (line.side() == Side.UNKNOWN ? 0.75 : 1)),
                evidence,
                new Found.Rule(tracker.name(), tracker.version()));
    }
}
