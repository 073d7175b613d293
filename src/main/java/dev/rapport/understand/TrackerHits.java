package dev.rapport.understand;

import dev.rapport.query.QueryNode;
import dev.rapport.understand.TalkIndex.Hit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers a tracker's query about one conversation: in which lines it holds, and by which words.
 *
 * <p>Over moments, all operators hold within one line, but for {@code within:}, which reaches from line to line of a call.
 * Over a conversation, they hold within the conversation as a whole, so that {@code -word} means that nobody said it; what only
 * narrows ({@code side:}, {@code first:}) narrows the words beside it. For one thread.
 */
final class TrackerHits {

    /** Most words are not there. Nobody changes an answer. */
    private static final Answer NOTHING = new Answer(new BitSet(), List.of());

    private final Talk talk;
    private final TalkIndex index;
    private final Reading reading;

    TrackerHits(Talk talk, TalkIndex index, Reading reading) {
        this.talk = talk;
        this.index = index;
        this.reading = reading;
    }

    /**
     * What a query found.
     *
     * @param lines in which it holds
     * @param hits the words that made it hold, in order; none for what holds by narrowing or by absence alone
     */
    record Answer(BitSet lines, List<Hit> hits) {

        Answer only(BitSet allowed) {
            BitSet kept = (BitSet) lines.clone();
            kept.and(allowed);
            return new Answer(
                    kept, hits.stream().filter(hit -> kept.get(hit.line())).toList());
        }
    }

    /** In which moments it holds. */
    Answer inMoments(QueryNode node) {
        return switch (node) {
            case QueryNode.And and -> all(and.nodes());
            case QueryNode.Or or -> any(or.nodes());
            case QueryNode.Not not -> {
                BitSet others = everything();
                others.andNot(inMoments(not.node()).lines());
                yield new Answer(others, List.of());
            }
            case QueryNode.Word word -> said(word);
            case QueryNode.Phrase phrase -> said(phrase);
            case QueryNode.Prefix prefix -> said(prefix);
            case QueryNode.Within within -> timed(within, everything());
            case QueryNode.Nothing ignored -> new Answer(new BitSet(), List.of());
            case QueryNode.Everything ignored -> new Answer(everything(), List.of());
            case QueryNode.FieldIs field -> narrowed(field);
            case QueryNode.Before before -> narrowed(before);
            case QueryNode.After after -> narrowed(after);
            case QueryNode.First first -> narrowed(first);
        };
    }

    /** Whether it holds for the conversation, of whose lines only the allowed ones count, and by which words; empty where it does not. */
    Optional<List<Hit>> inWhole(QueryNode node, BitSet allowed) {
        return switch (node) {
            case QueryNode.And and -> allInWhole(and.nodes(), allowed);
            case QueryNode.Or or -> {
                List<List<Hit>> held = or.nodes().stream()
                        .flatMap(one -> inWhole(one, allowed).stream())
                        .toList();
                yield held.isEmpty()
                        ? Optional.empty()
                        : Optional.of(held.stream().flatMap(List::stream).toList());
            }
            case QueryNode.Not not ->
                inWhole(not.node(), allowed).isPresent() ? Optional.empty() : Optional.of(List.of());
            case QueryNode.Within within -> held(timed(within, allowed));
            default -> held(inMoments(node).only(allowed));
        };
    }

    private Optional<List<Hit>> allInWhole(List<QueryNode> nodes, BitSet allowed) {
        BitSet narrowed = (BitSet) allowed.clone();
        nodes.stream()
                .filter(QueryNode::isFilter)
                .forEach(node -> narrowed.and(inMoments(node).lines()));
        List<QueryNode> words = nodes.stream().filter(node -> !node.isFilter()).toList();
        List<Hit> hits = new ArrayList<>();
        for (QueryNode word : words) {
            Optional<List<Hit>> held = inWhole(word, narrowed);
            if (held.isEmpty()) {
                return held;
            }
            hits.addAll(held.get());
        }
        return narrowed.isEmpty() ? Optional.empty() : Optional.of(hits);
    }

    private static Optional<List<Hit>> held(Answer answer) {
        return answer.lines().isEmpty() ? Optional.empty() : Optional.of(answer.hits());
    }

    private Answer said(QueryNode words) {
        List<Hit> hits = index.hits(words, reading);
        if (hits.isEmpty()) {
            return NOTHING;
        }
        BitSet lines = new BitSet();
        hits.forEach(hit -> lines.set(hit.line()));
        return new Answer(lines, hits);
    }

    private Answer all(List<QueryNode> nodes) {
        BitSet lines = everything();
        List<Hit> hits = new ArrayList<>();
        for (QueryNode node : nodes) {
            Answer answer = inMoments(node);
            lines.and(answer.lines());
            if (lines.isEmpty()) {
                return new Answer(lines, List.of());
            }
            hits.addAll(answer.hits());
        }
        return new Answer(lines, sorted(hits)).only(lines);
    }

    private Answer any(List<QueryNode> nodes) {
        BitSet lines = new BitSet();
        List<Hit> hits = new ArrayList<>();
        for (QueryNode node : nodes) {
            Answer answer = inMoments(node);
            if (answer != NOTHING) {
                lines.or(answer.lines());
                hits.addAll(answer.hits());
            }
        }
        return new Answer(lines, sorted(hits));
    }

    /** The lead's lines; the words of both are the hits. */
    private Answer timed(QueryNode.Within within, BitSet allowed) {
        if (!talk.spoken()) {
            return new Answer(new BitSet(), List.of());
        }
        long window = within.window().toMillis();
        List<Hit> followers = inMoments(within.follower()).only(allowed).hits();
        BitSet lines = new BitSet();
        List<Hit> hits = new ArrayList<>();
        for (Hit lead : inMoments(within.lead()).only(allowed).hits()) {
            long begins = at(lead);
            followers.stream()
                    .filter(one -> at(one) > begins && at(one) <= begins + window)
                    .findFirst()
                    .ifPresent(follower -> {
                        lines.set(lead.line());
                        hits.add(lead);
                        hits.add(follower);
                    });
        }
        return new Answer(lines, sorted(hits));
    }

    private long at(Hit hit) {
        Line line = talk.lines().get(hit.line());
        return line.at().toEpochMilli() + line.msAt(hit.start()) - line.startMs();
    }

    private Answer narrowed(QueryNode filter) {
        BitSet lines = new BitSet();
        for (int i = 0; i < talk.lines().size(); i++) {
            if (TrackerFilter.holds(filter, talk, talk.lines().get(i))) {
                lines.set(i);
            }
        }
        return new Answer(lines, List.of());
    }

    BitSet everything() {
        BitSet all = new BitSet();
        all.set(0, talk.lines().size());
        return all;
    }

    private static List<Hit> sorted(List<Hit> hits) {
        if (hits.size() < 2) {
            return hits;
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::line)
                        .thenComparingInt(Hit::start)
                        .thenComparingInt(Hit::end))
                .distinct()
                .toList();
    }
}
