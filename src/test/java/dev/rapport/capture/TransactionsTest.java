package dev.rapport.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.TemporaryFailure;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionsTest {

    private final TransactionTemplate template = new TransactionTemplate(new NoDatabase());
    private final Transactions transactions = new Transactions(template);
    private final AtomicInteger tries = new AtomicInteger();

    private Supplier<String> givesWay(int times) {
        return () -> {
            if (tries.incrementAndGet() <= times) {
                throw new CannotAcquireLockException("deadlock detected");
            }
            return "done";
        };
    }

    @Test
    void whatGaveWayToAnotherIsDoneAgain() {
        assertThat(transactions.run(givesWay(3))).isEqualTo("done");
        assertThat(tries).hasValue(4);
    }

    @Test
    void whoAlwaysGivesWayIsToldToComeAgain() {
        assertThatThrownBy(() -> transactions.run(givesWay(9))).isInstanceOf(TemporaryFailure.class);
        assertThat(tries).hasValue(4);
    }

    @Test
    void aPartOfTheCallersTransactionIsNotDoneAgain() {
        assertThatThrownBy(() -> template.execute(status -> transactions.run(givesWay(1))))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        assertThatThrownBy(() -> transactions.run(() -> {
                    tries.incrementAndGet();
                    throw new QueryTimeoutException("slow");
                }))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(tries).hasValue(1);
    }

    /** Begins and ends transactions of nothing. */
    private static final class NoDatabase extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected boolean isExistingTransaction(Object transaction) {
            return TransactionSynchronizationManager.isActualTransactionActive();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // there is nothing to begin
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // there is nothing to keep
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // there is nothing to undo
        }

        @Override
        protected void doSetRollbackOnly(DefaultTransactionStatus status) {
            // the outer one is undone anyway
        }
    }
}
