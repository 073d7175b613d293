package dev.rapport.capture;

import dev.rapport.conversation.TemporaryFailure;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs what is decided of arrivals in a transaction. Safe for use by many threads. */
@Component
final class Transactions {

    private final TransactionTemplate transaction;

    Transactions(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * On return it is committed, or part of the caller's transaction.
     *
     * @throws TemporaryFailure when the database is not to be had
     */
    <T> T run(Supplier<T> work) {
        try {
            return transaction.execute(status -> work.get());
        } catch (TransactionException
                | DataAccessResourceFailureException
                | RecoverableDataAccessException
                | TransientDataAccessException e) {
            throw new TemporaryFailure("The database cannot be reached just now; try again later", e);
        }
    }
}
