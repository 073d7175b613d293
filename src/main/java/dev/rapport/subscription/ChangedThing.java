package dev.rapport.subscription;

import dev.rapport.conversation.Viewer;
import java.util.Optional;
import java.util.UUID;

/** Shows a kind of thing to those who are told that it changed: as the API shows it. A bean for each kind. */
public interface ChangedThing {

    /** Such as {@code contact}. */
    String kind();

    /** How it is now, to be written as JSON; empty where it is gone. */
    Optional<?> now(Viewer viewer, UUID id);
}
