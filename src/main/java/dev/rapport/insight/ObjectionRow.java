package dev.rapport.insight;

import dev.rapport.conversation.FindingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objections of one group.
 *
 * @param key of the group, such as a category or {@code 2026-11}; empty where the opportunity, or what is asked of it, is not
 *     known
 * @param count how many there are
 * @param conversations in how many conversations they are
 * @param denominator how many conversations of the group there are with and without
 * @param share conversations of the denominator; null where that is too small to say anything
 * @param handled how many were answered
 * @param progressed after how many of the answered ones the opportunity went on to another stage or was won
 * @param findings the newest of them, to be looked at
 */
public record ObjectionRow(
        String key,
        long count,
        long conversations,
        long denominator,
        @Nullable Double share,
        long handled,
        long progressed,
        List<FindingId> findings) {

    public ObjectionRow {
        findings = List.copyOf(findings);
    }
}
