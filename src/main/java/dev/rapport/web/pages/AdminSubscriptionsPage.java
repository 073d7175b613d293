package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.subscription.DeliveryStore;
import dev.rapport.subscription.Subscription;
import dev.rapport.subscription.SubscriptionDraft;
import dev.rapport.subscription.SubscriptionStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is told of changes; a new one is shown its secret once. */
@Controller
@RequestMapping(AdminSubscriptionsPage.PATH)
final class AdminSubscriptionsPage {

    static final String PATH = "/admin/subscriptions";

    private final SubscriptionStore subscriptions;
    private final DeliveryStore deliveries;

    AdminSubscriptionsPage(SubscriptionStore subscriptions, DeliveryStore deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        model.addAttribute(
                "view",
                new SubscriptionsView(
                        subscriptions.all(viewer).stream()
                                .map(one -> row(one, deliveries.backlog(viewer, one.id())))
                                .toList(),
                        kinds()));
        return "admin-subscriptions";
    }

    /** @param events kinds, such as {@code contact.*}; none for all */
    @PostMapping
    String add(
            Viewer viewer,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") List<String> events,
            @RequestParam(defaultValue = "") String description,
            RedirectAttributes flash) {
        try {
            SubscriptionStore.Made made = subscriptions.add(
                    viewer,
                    new SubscriptionDraft(
                            url.strip(), events, description.isBlank() ? null : description.strip(), null));
            flash.addFlashAttribute("secret", made.secret());
            return "redirect:" + PATH + "/" + made.subscription().id();
        } catch (IllegalArgumentException unreadable) {
            flash.addFlashAttribute("said", unreadable.getMessage());
            flash.addFlashAttribute("url", url);
            flash.addFlashAttribute("description", description);
            return "redirect:" + PATH;
        }
    }

    private static List<String> kinds() {
        return SubscriptionDraft.EVENTS.stream()
                .map(event -> event.substring(0, event.indexOf('.')))
                .distinct()
                .toList();
    }

    static Row row(Subscription one, DeliveryStore.Backlog backlog) {
        return new Row(
                one.id().toString(),
                PATH + "/" + one.id(),
                one.url(),
                one.description(),
                one.events().isEmpty() ? "all changes" : String.join(", ", one.events()),
                one.active(),
                one.reason(),
                Words.number(backlog.waiting()) + " to be told",
                backlog.failed() == 0 ? null : Words.number(backlog.failed()) + " given up");
    }

    /** @param kinds of what can change */
    record SubscriptionsView(List<Row> rows, List<String> kinds) {}

    /**
     * One subscription.
     *
     * @param reason why it was stopped; null while it is active
     * @param failed null where nothing was given up
     */
    record Row(
            String id,
            String href,
            String url,
            @Nullable String description,
            String events,
            boolean active,
            @Nullable String reason,
            String waiting,
            @Nullable String failed) {}
}
