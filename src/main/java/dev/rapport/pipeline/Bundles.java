package dev.rapport.pipeline;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Has new messages whose jobs wait at the same time go their whole way together: one message alone needs about a hundred
 * statements and ten commits, and most of that costs the same for many.
 *
 * <p>The jobs stay in the queue until the end, and each is then removed with what became of its message. Whatever goes wrong has
 * every message of the bundle go by itself, stage by stage, where what is wrong with one of them gets its place and its reason;
 * the transactions of the bundle leave nothing behind that would be in the way of that.
 *
 * <p>Safe for use by many threads: {@link #AT_ONCE} of them carry, the others wait, with what they wait for carried along.
 */
@Component
final class Bundles {

    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

    /** Few enough to be done long before a heartbeat is missed, and to be held in memory. */
    private static final int MOST = 64;

    private static final int AT_ONCE = 2;

    private final JobStore store;
    private final ProducerTemplate routes;
    private final Semaphore carriers = new Semaphore(AT_ONCE, true);
    private final Deque<Ticket> waiting = new ArrayDeque<>();

    Bundles(JobStore store, ProducerTemplate routes) {
        this.store = store;
        this.routes = routes;
    }

    /** The job of a thread that waits, and whether another has carried it meanwhile. */
    private static final class Ticket {
        private final JobId job;
        private final CompletableFuture<Boolean> carried = new CompletableFuture<>();
        private boolean taken; // under the lock of those who wait

        Ticket(JobId job) {
            this.job = job;
        }
    }

    /**
     * Carries a job along with others. False where it is to be done by itself: it is alone, or not for a bundle, or something
     * failed.
     *
     * @param table that others are taken from
     * @param node as which
     */
    boolean carried(JobId job, String table, String node) {
        if (job.stage() != Stage.IDENTIFY) {
            return false;
        }
        Ticket mine = new Ticket(job);
        synchronized (waiting) {
            waiting.add(mine);
        }
        carriers.acquireUninterruptibly();
        try {
            List<Ticket> tickets = take(mine);
            if (!tickets.isEmpty()) {
                carry(tickets, table, node);
            }
        } finally {
            carriers.release();
        }
        return mine.carried.join();
    }

    /** Nothing where somebody else has taken it. */
    private List<Ticket> take(Ticket mine) {
        synchronized (waiting) {
            List<Ticket> tickets = new ArrayList<>();
            if (!mine.taken) {
                while (!waiting.isEmpty() && tickets.size() < MOST) {
                    Ticket next = waiting.poll();
                    next.taken = true;
                    tickets.add(next);
                }
            }
            return tickets;
        }
    }

    private void carry(List<Ticket> tickets, String table, String node) {
        List<JobId> along = List.of();
        Set<ItemId> arrived = Set.of();
        try {
            along = store.takeAlong(table, node, Stage.IDENTIFY, MOST - tickets.size());
            if (tickets.size() + along.size() > 1) {
                arrived = arrived(tickets, along);
            }
        } finally {
            settle(tickets, along, arrived, table);
        }
    }

    private Set<ItemId> arrived(List<Ticket> tickets, List<JobId> along) {
        List<JobId> all = new ArrayList<>(along);
        tickets.forEach(ticket -> all.add(ticket.job));
        try {
            BundleRequest request =
                    new BundleRequest(all.stream().map(JobId::item).toList());
            return routes.requestBody("direct:together", request, Arrived.class).items();
        } catch (CamelExecutionException e) {
            LOG.warn("{} messages go on one by one, since something failed for all of them: {}", all.size(), reason(e));
            return Set.of();
        }
    }

    private void settle(List<Ticket> tickets, List<JobId> along, Set<ItemId> arrived, String table) {
        tickets.forEach(ticket -> ticket.carried.complete(arrived.contains(ticket.job.item())));
        List<JobId> left =
                along.stream().filter(job -> !arrived.contains(job.item())).toList();
        if (!left.isEmpty()) {
            try {
                store.release(table, left, true);
            } catch (DataAccessException e) {
                LOG.warn("{} jobs go on once their heartbeat has been missed: {}", left.size(), e.getMessage());
            }
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getCause() == null ? e : e.getCause());
    }

    /** The items that came to the end of their way. */
    record Arrived(Set<ItemId> items) {}
}
