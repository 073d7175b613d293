package dev.rapport.capture;

import dev.rapport.conversation.TemporaryFailure;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs what is decided of arrivals in a transaction. Safe for use by many threads. */
@Component
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int AGAIN = 3;

    private final TransactionTemplate transaction;

    Transactions(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * On return it is committed, or part of the caller's transaction.
     *
     * <p>What PostgreSQL gives up for another transaction's sake, in a deadlock, is done again: the other one is through then. As
     * a part of the caller's transaction it is not, since all of that is to be done again.
     *
     * @param work may run several times; what it did in the database before the last is undone
     * @throws TemporaryFailure when the database is not to be had
     */
    <T> T run(Supplier<T> work) {
        boolean own = !TransactionSynchronizationManager.isActualTransactionActive();
        for (int left = own ? AGAIN : 0; ; left--) {
            try {
                return transaction.execute(status -> work.get());
            } catch (TransactionException
                    | DataAccessResourceFailureException
                    | RecoverableDataAccessException
                    | TransientDataAccessException e) {
                if (left == 0 || !(e instanceof ConcurrencyFailureException)) {
                    throw new TemporaryFailure("The database cannot be reached just now; try again later", e);
                }
                LOG.debug("A transaction gave way to another one, and is done again", e);
            }
        }
    }
}
