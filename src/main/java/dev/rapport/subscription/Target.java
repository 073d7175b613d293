package dev.rapport.subscription;

import org.jspecify.annotations.Nullable;

/** Takes a change to where it is to be told. */
interface Target {

    /** Tells it, and what came of that. Never throws for what the receiver does. */
    Outcome tell(Message message);

    /**
     * What goes out.
     *
     * @param secret with which it is signed
     * @param body the CloudEvent in JSON
     */
    record Message(String url, String secret, Delivery delivery, String body) {}

    /** What came of an attempt. */
    sealed interface Outcome {

        /** The receiver has it. */
        record Told(@Nullable Integer status) implements Outcome {}

        /** It has not; it may have later. */
        record Failed(@Nullable Integer status, String reason) implements Outcome {}

        /** It wants to hear nothing any more. */
        record Gone(String reason) implements Outcome {}
    }
}
