package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Saving;
import dev.rapport.crm.promise.Promise;
import dev.rapport.crm.promise.PromiseChange;
import dev.rapport.crm.promise.PromiseFilter;
import dev.rapport.crm.promise.PromiseOrder;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.crm.promise.PromiseStore;
import dev.rapport.crm.promise.Promises;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was promised by both sides: what is late and due first, one click to close it; and the card of a customer. */
@Controller
final class PromisesPage {

    private static final String PATH = "/promises";
    private static final int ON_A_CARD = 5;

    private final PromiseStore store;
    private final Promises promises;
    private final PromiseViews views;
    private final CustomerNames names;

    PromisesPage(PromiseStore store, Promises promises, PromiseViews views, CustomerNames names) {
        this.store = store;
        this.promises = promises;
        this.views = views;
        this.names = names;
    }

    /** Which promises are looked at. */
    enum Shown {
        WAITING("Open and late", EnumSet.of(PromiseState.OPEN, PromiseState.LATE)),
        LATE("Late", EnumSet.of(PromiseState.LATE)),
        KEPT("Kept", EnumSet.of(PromiseState.KEPT)),
        REJECTED("No promises", Set.of());

        private final String label;
        private final Set<PromiseState> states;

        Shown(String label, Set<PromiseState> states) {
            this.label = label;
            this.states = states;
        }

        PromiseOrder order() {
            return this == WAITING || this == LATE ? PromiseOrder.DUE : PromiseOrder.NEWEST;
        }
    }

    /** What is asked for in the address. */
    record Asked(
            @Nullable Shown show,
            @Nullable Side owner,
            @Nullable String user,
            @Nullable AccountId account,
            @Nullable ContactId contact,
            @Nullable String cursor) {

        Shown shown() {
            return show == null ? Shown.WAITING : show;
        }

        PromiseFilter filter() {
            return new PromiseFilter(shown().states, owner, account, contact, null, user, shown() == Shown.REJECTED);
        }

        String path(Shown wanted, @Nullable Side side) {
            return Paths.of(PATH, parameters(wanted, side));
        }

        @Nullable
        String[] parameters(Shown wanted, @Nullable Side side) {
            return new @Nullable String[] {
                "show",
                wanted == Shown.WAITING ? null : Words.css(wanted),
                "owner",
                side == null ? null : Words.css(side),
                "user",
                user,
                "account",
                Objects.toString(account, null),
                "contact",
                Objects.toString(contact, null)
            };
        }
    }

    @GetMapping(PATH)
    String page(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Shown show,
            @RequestParam(required = false) @Nullable Side owner,
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable ContactId contact,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Asked asked = new Asked(show, owner, user, account, contact, cursor);
        PageRequest request = new PageRequest(PageRequest.DEFAULT_LIMIT, cursor);
        Page<Promise> found = store.list(viewer, asked.filter(), asked.shown().order(), request);
        model.addAttribute("view", view(viewer, asked, found, (String) model.getAttribute("said")));
        return "promises";
    }

    private PromiseView view(Viewer viewer, Asked asked, Page<Promise> found, @Nullable String said) {
        Shown now = asked.shown();
        return new PromiseView(
                Words.count(found.total(), "promise", "promises"),
                said,
                Stream.of(Shown.values())
                        .map(one -> new Choice(one.label, asked.path(one, asked.owner()), one == now))
                        .toList(),
                List.of(
                        new Choice("Both sides", asked.path(now, null), asked.owner() == null),
                        new Choice("Ours", asked.path(now, Side.OURS), asked.owner() == Side.OURS),
                        new Choice("Theirs", asked.path(now, Side.THEIRS), asked.owner() == Side.THEIRS)),
                now == Shown.WAITING ? "" : Words.css(now),
                asked.owner() == null ? "" : Words.css(asked.owner()),
                asked.user() == null ? "" : asked.user(),
                customer(viewer, asked),
                found.items().stream().map(one -> views.row(viewer, one)).toList(),
                null,
                asked.cursor() == null ? null : asked.path(now, asked.owner()),
                Paths.next(found.nextCursor(), PATH, asked.parameters(now, asked.owner())));
    }

    private @Nullable Link customer(Viewer viewer, Asked asked) {
        if (asked.account() != null) {
            return Link.of(names.account(viewer, asked.account()), "/accounts/" + asked.account());
        }
        return asked.contact() == null
                ? null
                : Link.of(names.contact(viewer, asked.contact()), "/contacts/" + asked.contact());
    }

    @GetMapping("/accounts/{id}/promises")
    String ofAccount(Viewer viewer, @PathVariable AccountId id, Model model) {
        return card(viewer, new Asked(null, null, null, id, null, null), model);
    }

    @GetMapping("/contacts/{id}/promises")
    String ofContact(Viewer viewer, @PathVariable ContactId id, Model model) {
        return card(viewer, new Asked(null, null, null, null, id, null), model);
    }

    private String card(Viewer viewer, Asked asked, Model model) {
        Page<Promise> open = store.list(viewer, asked.filter(), PromiseOrder.DUE, PageRequest.first(ON_A_CARD));
        model.addAttribute("card", view(viewer, asked, open, null));
        model.addAttribute("all", asked.path(Shown.WAITING, null));
        return "promises :: card(card=${card},all=${all})";
    }

    /** What a person says by a click; with htmx the row alone is answered, as it stands then. */
    @PostMapping(PATH + "/{id}")
    String say(
            Viewer viewer,
            @PathVariable FindingId id,
            @RequestParam String word,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes flash) {
        Promise promise = switch (promises.change(viewer, id, change(word), OptionalLong.empty())) {
            case Saving.Saved<Promise> saved -> saved.value();
            case Saving.Missing<Promise> missing -> throw new NotThere("There is no promise " + id);
            case Saving.Stale<Promise>(Promise current) -> current;
            case Saving.Refused<Promise>(String reason) -> throw new IllegalArgumentException(reason);
        };
        if (htmx == null) {
            flash.addFlashAttribute("said", "It is noted, and stays so.");
            return "redirect:" + PATH;
        }
        model.addAttribute("row", views.row(viewer, promise));
        return "promises :: row(row=${row})";
    }

    /** Reads what a button sends; an {@link IllegalArgumentException} for what none of them sends. */
    private static PromiseChange change(String word) {
        return switch (word) {
            case "KEPT", "OPEN" -> PromiseChange.to(PromiseState.valueOf(word));
            default -> PromiseChange.to(FindingStatus.valueOf(word));
        };
    }
}
