package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import dev.rapport.subscription.Delivery;
import dev.rapport.subscription.DeliveryStore;
import dev.rapport.subscription.Subscription;
import dev.rapport.subscription.SubscriptionDraft;
import dev.rapport.subscription.SubscriptionId;
import dev.rapport.subscription.SubscriptionStore;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is told of changes by signed webhooks, and what each was told. */
@RestController
@RequestMapping(SubscriptionApi.PATH)
final class SubscriptionApi {

    static final String PATH = "/api/v1/subscriptions";

    private final SubscriptionStore subscriptions;
    private final DeliveryStore deliveries;

    SubscriptionApi(SubscriptionStore subscriptions, DeliveryStore deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @GetMapping
    Listing<SubscriptionView> list(Viewer viewer, @ParameterObject PartRequest part) {
        return Listing.part(
                subscriptions.all(viewer).stream()
                        .map(one -> view(viewer, one, null))
                        .toList(),
                part,
                SubscriptionView::id);
    }

    @GetMapping("/{id}")
    SubscriptionView one(Viewer viewer, @PathVariable SubscriptionId id) {
        return view(viewer, found(viewer, id), null);
    }

    /** The answer has the secret, which is not shown again. */
    @PostMapping
    ResponseEntity<SubscriptionView> add(Viewer viewer, @RequestBody Body body) {
        SubscriptionStore.Made made = subscriptions.add(viewer, body.draft());
        return ResponseEntity.created(
                        URI.create(PATH + "/" + made.subscription().id()))
                .body(view(viewer, made.subscription(), made.secret()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable SubscriptionId id) {
        if (!subscriptions.remove(viewer, id)) {
            throw missing(id);
        }
    }

    /** Tells one that was stopped again, also what waited meanwhile. */
    @PostMapping("/{id}/resume")
    SubscriptionView resume(Viewer viewer, @PathVariable SubscriptionId id) {
        subscriptions.resume(viewer, found(viewer, id).id());
        return view(viewer, found(viewer, id), null);
    }

    /** What it was told, or is to be told, the newest first. */
    @GetMapping("/{id}/deliveries")
    Listing<DeliveryView> deliveries(Viewer viewer, @PathVariable SubscriptionId id) {
        return Listing.whole(deliveries.of(viewer, found(viewer, id).id()).stream()
                .map(DeliveryView::of)
                .toList());
    }

    /** Has a change told once more, now. */
    @PostMapping("/{id}/deliveries/{delivery}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(Viewer viewer, @PathVariable SubscriptionId id, @PathVariable UUID delivery) {
        if (!deliveries.retry(viewer, found(viewer, id).id(), delivery)) {
            throw Refusal.notFound("delivery " + delivery + " of subscription " + id);
        }
    }

    private Subscription found(Viewer viewer, SubscriptionId id) {
        return subscriptions.find(viewer, id).orElseThrow(() -> missing(id));
    }

    private static Refusal missing(SubscriptionId id) {
        return Refusal.notFound("subscription " + id);
    }

    private SubscriptionView view(Viewer viewer, Subscription one, @Nullable String secret) {
        DeliveryStore.Backlog backlog = deliveries.backlog(viewer, one.id());
        return new SubscriptionView(
                one.id().toString(),
                one.url(),
                one.events(),
                one.description(),
                one.active() ? "ACTIVE" : "STOPPED",
                one.reason(),
                secret,
                one.createdAt(),
                backlog.waiting(),
                backlog.failed());
    }

    record Body(
            @Nullable String url,
            @Nullable List<String> events,
            @Nullable String description,
            @Nullable String secret) {

        SubscriptionDraft draft() {
            String target = Fields.text("url", url, 2000);
            if (target == null) {
                throw Refusal.badRequest("The field url is missing; it says where changes are told");
            }
            try {
                return new SubscriptionDraft(target, events == null ? List.of() : events, description, secret);
            } catch (IllegalArgumentException e) {
                throw Refusal.badRequest(String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * A subscription as the API shows it.
     *
     * @param events empty for all
     * @param reason why it was stopped; null while it is active
     * @param secret only in the answer that made it
     * @param waiting how many changes are still to be told
     * @param failed how many were given up
     */
    record SubscriptionView(
            String id,
            String url,
            List<String> events,
            @Nullable String description,
            String state,
            @Nullable String reason,
            @Nullable String secret,
            Instant createdAt,
            long waiting,
            long failed) {}

    /** A delivery as the API shows it. */
    record DeliveryView(
            String id,
            String event,
            String subject,
            Instant at,
            Delivery.State state,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Integer status,
            @Nullable String error,
            @Nullable Instant deliveredAt) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.id().toString(),
                    delivery.event(),
                    delivery.subject().toString(),
                    delivery.at(),
                    delivery.state(),
                    delivery.attempts(),
                    delivery.nextAt(),
                    delivery.status(),
                    delivery.error(),
                    delivery.deliveredAt());
        }
    }
}
