package dev.rapport.conversation;

import java.util.Optional;

/**
 * Says whether a stage can work at all just now. While its gate is closed, the stage's jobs wait, without being tried.
 *
 * <p>Asked about once a second; so the answer is at hand, and never waits for anything.
 */
public interface StageGate {

    Stage stage();

    /** Why nothing can be done, and what helps, in words for people; empty while the gate is open. */
    Optional<String> closedBecause();
}
