package dev.rapport.crm.newcomer;

import dev.rapport.background.BackgroundWorker;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has new people looked at as soon as the filings that tell of them are committed. */
@Component
class NewcomerWorker extends BackgroundWorker {

    private final Newcomers newcomers;

    NewcomerWorker(Newcomers newcomers) {
        super("newcomers");
        this.newcomers = newcomers;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(NewcomerFiling.Noted noted) {
        call();
    }

    @Override
    protected void workThrough() {
        boolean more = true;
        while (more && isWanted()) {
            more = newcomers.settleSome();
        }
    }
}
