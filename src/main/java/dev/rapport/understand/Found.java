package dev.rapport.understand;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a finder found, before it is a finding with an id.
 *
 * @param label see {@link dev.rapport.conversation.Finding#label()}, as for all other components
 * @param rule null for the finder's own name and version
 */
public record Found(
        FindingType type,
        String label,
        Side side,
        String text,
        Map<String, @Nullable Object> value,
        double confidence,
        List<Evidence> evidence,
        @Nullable Rule rule) {

    public Found {
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
        evidence = List.copyOf(evidence);
    }

    /** What found it, and the count of its changes. */
    public record Rule(String name, int version) {}

    /** Found on a stretch of a line. */
    static Found on(
            Line line,
            int start,
            int end,
            FindingType type,
            String label,
            Map<String, @Nullable Object> value,
            double confidence) {
        return new Found(
                type, label, line.side(), line.text(), value, confidence, List.of(line.evidence(start, end)), null);
    }
}
