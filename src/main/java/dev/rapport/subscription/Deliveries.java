package dev.rapport.subscription;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells subscribers what changed: at least once, each change under the same id, the oldest first as long as all goes well.
 *
 * <p>Subscribers are told beside each other, so that one who does not answer holds up no other. What is told is how the thing
 * is at that moment, so that a receiver which missed something is right again with the next. Safe for use by many threads.
 */
@Component
class Deliveries extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final Duration AFTER_ANOTHER = Duration.ofSeconds(5);

    private final SubscriptionStore subscriptions;
    private final DeliveryStore deliveries;
    private final HttpTarget http;
    private final RouteTarget routes;
    private final Map<String, ChangedThing> things;
    private final SubscriptionSettings settings;
    private final JsonMapper json;
    private final Clock clock;
    private Instant forgotten = Instant.EPOCH;

    Deliveries(
            SubscriptionStore subscriptions,
            DeliveryStore deliveries,
            HttpTarget http,
            RouteTarget routes,
            List<ChangedThing> things,
            SubscriptionSettings settings,
            JsonMapper json,
            Clock clock) {
        super("subscriptions");
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.http = http;
        this.routes = routes;
        this.things = things.stream().collect(toMap(ChangedThing::kind, thing -> thing));
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** What an item's stages did is likely to have changed a record. */
    @EventListener
    void changed(ItemChanged event) {
        call();
    }

    @Override
    protected void workThrough() {
        Instant now = clock.instant();
        if (forgotten.plus(FORGETTING).isBefore(now)) {
            deliveries.forget(now.minus(KEPT));
            forgotten = now;
        }
        boolean more = true;
        while (more) {
            List<DeliveryStore.Due> due = deliveries.take(lease());
            tell(due);
            more = !due.isEmpty() && isWanted();
        }
    }

    /** Until then nobody else takes them: all of one subscriber may have to wait for its timeout. */
    private Duration lease() {
        return settings.timeout().multipliedBy(4).plusMinutes(1);
    }

    private void tell(List<DeliveryStore.Due> due) {
        Map<SubscriptionId, List<DeliveryStore.Due>> each =
                due.stream().collect(groupingBy(one -> one.delivery().subscription(), LinkedHashMap::new, toList()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            each.values().forEach(ofOne -> threads.execute(() -> inOrder(ofOne)));
        }
    }

    /** After a failure the rest is not tried, and comes up again soon: the first of it then finds out whether it is better. */
    private void inOrder(List<DeliveryStore.Due> ofOne) {
        boolean answering = true;
        for (DeliveryStore.Due due : ofOne) {
            if (answering) {
                answering = tell(due);
            } else {
                deliveries.giveBack(due.delivery().id(), AFTER_ANOTHER);
            }
        }
    }

    /** Whether the subscriber took it. */
    private boolean tell(DeliveryStore.Due due) {
        Delivery delivery = due.delivery();
        switch (outcome(due)) {
            case Target.Outcome.Told told -> {
                deliveries.delivered(delivery.id(), told.status());
                return true;
            }
            case Target.Outcome.Failed failed -> later(due, failed);
            case Target.Outcome.Gone gone -> {
                subscriptions.stop(delivery.subscription(), gone.reason());
                deliveries.failed(delivery.id(), null, gone.reason());
            }
        }
        return false;
    }

    private Target.Outcome outcome(DeliveryStore.Due due) {
        try {
            Target target = due.url().startsWith(SubscriptionDraft.ROUTE) ? routes : http;
            return target.tell(message(due));
        } catch (RuntimeException e) {
            LOG.error("Change {} can not be told to {}", due.delivery().id(), due.url(), e);
            return new Target.Outcome.Failed(null, "A fault of this program; its log has the details: " + e);
        }
    }

    private void later(DeliveryStore.Due due, Target.Outcome.Failed failed) {
        Delivery delivery = due.delivery();
        int attempts = delivery.attempts();
        if (attempts > settings.retries().size()) {
            LOG.warn("{} was not told of {}, and is not any more: {}", due.url(), delivery.event(), failed.reason());
            deliveries.failed(delivery.id(), failed.status(), failed.reason());
        } else {
            Duration pause = settings.retries().get(attempts - 1);
            deliveries.postpone(delivery.id(), failed.status(), failed.reason(), pause);
        }
    }

    private Target.Message message(DeliveryStore.Due due) {
        Delivery delivery = due.delivery();
        ChangedThing thing = things.get(delivery.kind());
        Object data = thing == null
                ? null
                : thing.now(Viewer.PIPELINE, delivery.subject()).orElse(null);
        return new Target.Message(
                due.url(), due.secret(), delivery, json.writeValueAsString(CloudEvent.of(delivery, data)));
    }
}
