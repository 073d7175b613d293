package dev.rapport.crm;

import dev.rapport.background.BackgroundWorker;
import dev.rapport.crm.field.DueContacts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has the derived numbers and addresses of contacts brought in line as soon as filings that say some are committed. */
@Component
class ReachWorker extends BackgroundWorker {

    private final DerivedReaches reaches;

    ReachWorker(DerivedReaches reaches) {
        super("derived-reaches");
        this.reaches = reaches;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DueContacts.Marked marked) {
        call();
    }

    @Override
    protected void workThrough() {
        boolean more = true;
        while (more && isWanted()) {
            more = reaches.bringInLine();
        }
    }
}
