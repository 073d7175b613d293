package dev.rapport.pipeline;

import dev.rapport.conversation.TemporaryFailure;

/** A stage that a job had gone on with was asked for by another meanwhile: what it found may be old, and is not stored. */
final class Superseded extends TemporaryFailure {

    private static final long serialVersionUID = 1;

    Superseded() {
        super("was asked for again while it ran");
    }
}
