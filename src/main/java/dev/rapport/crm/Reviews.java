package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what a person decides of an entry of the review list. */
@Component
public class Reviews {

    /** Of two people who decide of the same entry, the second is told. */
    @Transactional
    public ReviewOutcome decide(Viewer by, ReviewId id, ReviewDecision decision) {
        throw new UnsupportedOperationException();
    }
}
