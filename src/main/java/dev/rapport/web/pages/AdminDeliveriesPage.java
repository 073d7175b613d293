package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.subscription.Delivery;
import dev.rapport.subscription.DeliveryStore;
import dev.rapport.subscription.Subscription;
import dev.rapport.subscription.SubscriptionId;
import dev.rapport.subscription.SubscriptionStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One subscription with what it was told: told again, resumed, taken away. */
@Controller
@RequestMapping(AdminSubscriptionsPage.PATH + "/{id}")
final class AdminDeliveriesPage {

    private final SubscriptionStore subscriptions;
    private final DeliveryStore deliveries;
    private final Times times;

    AdminDeliveriesPage(SubscriptionStore subscriptions, DeliveryStore deliveries, Times times) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.times = times;
    }

    @GetMapping
    String page(Viewer viewer, @PathVariable SubscriptionId id, Model model) {
        Subscription one = found(viewer, id);
        model.addAttribute(
                "view",
                new SubscriptionView(
                        AdminSubscriptionsPage.row(one, deliveries.backlog(viewer, id)),
                        times.moment(one.createdAt()),
                        deliveries.of(viewer, id).stream().map(this::row).toList()));
        return "admin-subscription";
    }

    @PostMapping("/resume")
    String resume(Viewer viewer, @PathVariable SubscriptionId id, RedirectAttributes flash) {
        subscriptions.resume(viewer, found(viewer, id).id());
        return said(flash, true, "It is told again, also what waited meanwhile.", id);
    }

    @PostMapping("/deliveries/{delivery}/retry")
    String retry(
            Viewer viewer, @PathVariable SubscriptionId id, @PathVariable UUID delivery, RedirectAttributes flash) {
        boolean done = deliveries.retry(viewer, found(viewer, id).id(), delivery);
        return said(flash, done, done ? "It is told once more, now." : "It is not there any more.", id);
    }

    @PostMapping("/delete")
    String delete(Viewer viewer, @PathVariable SubscriptionId id, RedirectAttributes flash) {
        boolean done = subscriptions.remove(viewer, id);
        flash.addFlashAttribute("said", done ? "It is told nothing any more." : "It was gone already.");
        flash.addFlashAttribute("good", done);
        return "redirect:" + AdminSubscriptionsPage.PATH;
    }

    private Subscription found(Viewer viewer, SubscriptionId id) {
        return subscriptions.find(viewer, id).orElseThrow(() -> new NotThere("subscription " + id));
    }

    private static String said(RedirectAttributes flash, boolean good, String words, SubscriptionId id) {
        flash.addFlashAttribute("said", words);
        flash.addFlashAttribute("good", good);
        return "redirect:" + AdminSubscriptionsPage.PATH + "/" + id;
    }

    private Row row(Delivery delivery) {
        return new Row(
                delivery.id().toString(),
                delivery.event(),
                times.moment(delivery.at()),
                switch (delivery.state()) {
                    case WAITING -> delivery.attempts() == 0 ? "To be told" : "Tried again";
                    case DELIVERED -> "Told";
                    case FAILED -> "Given up";
                },
                switch (delivery.state()) {
                    case WAITING -> "pending";
                    case DELIVERED -> "processed";
                    case FAILED -> "quarantined";
                },
                Words.count(delivery.attempts(), "attempt", "attempts"),
                delivery.status() == null ? null : "HTTP " + delivery.status(),
                delivery.error(),
                delivery.nextAt() == null || delivery.attempts() == 0 ? null : times.moment(delivery.nextAt()));
    }

    record SubscriptionView(AdminSubscriptionsPage.Row row, Moment createdAt, List<Row> deliveries) {}

    /**
     * One delivery.
     *
     * @param status of the last answer; null where there was none
     * @param error why the last attempt failed; null where none did
     * @param nextAt when it is tried again; null where it is not
     */
    record Row(
            String id,
            String event,
            Moment at,
            String state,
            String css,
            String attempts,
            @Nullable String status,
            @Nullable String error,
            @Nullable Moment nextAt) {}
}
