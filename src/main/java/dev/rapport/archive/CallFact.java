package dev.rapport.archive;

import dev.rapport.conversation.CallKind;
import org.jspecify.annotations.Nullable;

/**
 * What a call is besides a conversation.
 *
 * @param queue in which the customer waited
 * @param source as the ledger names it
 * @param callId recordings of the source with the same id are one call; null for a recording that is a call by itself
 * @param timeSaid whether the start is what the source said, and not the time of an arrival
 */
public record CallFact(
        CallKind kind,
        @Nullable String queue,
        String source,
        @Nullable String callId,
        boolean timeSaid) {

    /** What is known after another recording of the call has said this; what was known first stays. */
    public CallFact and(CallFact other) {
        return new CallFact(
                kind == CallKind.CALL ? other.kind : kind,
                queue == null ? other.queue : queue,
                source,
                callId == null ? other.callId : callId,
                timeSaid || other.timeSaid);
    }

    /** For what came too late to join the call that has this id. */
    public CallFact withoutCallId() {
        return new CallFact(kind, queue, source, null, timeSaid);
    }
}
