package dev.rapport.understand.opinion;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.understand.Line;
import dev.rapport.understand.LineContext;
import dev.rapport.understand.Talk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of what was judged, with the values that the trackers' findings of the same type have, and the example.
 */
final class OpinionFindings {

    /** Where nobody knows who said it, it may not have been the side that the opinion is about. */
    private static final double SIDE_UNKNOWN = 0.75;

    private final LineContext context;

    OpinionFindings(LineContext context) {
        this.context = context;
    }

    Finding of(Talk talk, Opined opined) {
        Line line = talk.lines().get(opined.line());
        Opinion opinion = opined.judgement().opinion();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(line.evidence(opined.piece().start(), opined.piece().end()));
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        if (opinion.finds() == FindingType.OBJECTION) {
            objection(talk, opined, value, evidence);
        } else if (opinion.finds() == FindingType.COMMITMENT) {
            commitment(talk, opined, value);
        }
        value.put("example", opined.judgement().example());
        boolean unsure = line.side() == Side.UNKNOWN && (opinion.side() != null || value.containsKey("owner"));
        return new Finding(
                FindingId.create(),
                talk.conversation(),
                talk.item(),
                opinion.finds(),
                opinion.label(),
                line.side(),
                line.text(),
                value,
                opined.judgement().confidence() * (unsure ? SIDE_UNKNOWN : 1),
                opinion.rule(),
                opinion.version(),
                FindingStatus.DERIVED,
                evidence);
    }

    private void objection(Talk talk, Opined opined, Map<String, @Nullable Object> value, List<Evidence> evidence) {
        Optional<Line> answer = context.answer(talk, opined.line());
        answer.ifPresent(one -> evidence.add(one.evidence()));
        value.put("handled", answer.isPresent());
        value.put("answer", answer.map(Line::text).orElse(null));
        value.put("category", opined.judgement().opinion().category());
    }

    private void commitment(Talk talk, Opined opined, Map<String, @Nullable Object> value) {
        Line line = talk.lines().get(opined.line());
        int start = opined.piece().start();
        int end = opined.piece().end();
        value.put("action", line.text().substring(start, end));
        value.put("owner", line.side() == Side.UNKNOWN ? null : line.side().name());
        value.put("due", context.due(talk, line, start, end).orElse(null));
        value.put("state", "OPEN");
    }
}
