package dev.rapport.capture.call;

import dev.rapport.conversation.CallKind;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about the place of a recording in its call.
 *
 * @param callId recordings of a source with the same one are one call
 * @param part which part of the call this recording is, where a call comes in parts
 * @param kind null where the source does not tell
 * @param queue in which the customer waited
 */
public record CallDetails(
        @Nullable String callId,
        @Nullable CallPart part,
        @Nullable CallKind kind,
        @Nullable String queue) {

    public static final CallDetails NONE = new CallDetails(null, null, null, null);

    /** These, and where they are silent, the others. */
    CallDetails or(CallDetails other) {
        return new CallDetails(
                callId == null ? other.callId : callId,
                part == null ? other.part : part,
                kind == null ? other.kind : kind,
                queue == null ? other.queue : queue);
    }
}
