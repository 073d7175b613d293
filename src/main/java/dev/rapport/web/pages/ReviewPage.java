package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewDecision;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.ReviewId;
import dev.rapport.crm.ReviewOutcome;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.Reviews;
import dev.rapport.crm.duplicate.DuplicateEntry;
import dev.rapport.crm.duplicate.Duplicates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a person's decision, and the form that takes it. */
@Controller
final class ReviewPage {

    private static final String PATH = "/review";
    private static final String DUPLICATE = "DUPLICATE";

    private final ReviewStore store;
    private final Reviews reviews;
    private final ReviewViews views;
    private final Duplicates duplicates;
    private final DuplicateViews pairs;

    ReviewPage(ReviewStore store, Reviews reviews, ReviewViews views, Duplicates duplicates, DuplicateViews pairs) {
        this.store = store;
        this.reviews = reviews;
        this.views = views;
        this.duplicates = duplicates;
        this.pairs = pairs;
    }

    /** @param conversation shows only what is open of this one */
    @GetMapping(value = PATH, params = "kind!=DUPLICATE")
    String page(
            Viewer viewer,
            @RequestParam(required = false) ReviewEntry.@Nullable Kind kind,
            @RequestParam Optional<ConversationId> conversation,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        int limit = conversation.isPresent() ? PageRequest.MAX_LIMIT : PageRequest.DEFAULT_LIMIT;
        Page<ReviewEntry> open = store.open(viewer, kind, new PageRequest(limit, cursor));
        String wanted = kind == null ? null : kind.name();
        model.addAttribute(
                "view",
                new ReviewView(
                        open.total() == 1
                                ? "1 waits for a decision"
                                : Words.number(open.total()) + " wait for a decision",
                        (String) model.getAttribute("said"),
                        Boolean.TRUE.equals(model.getAttribute("good")),
                        kinds(
                                wanted,
                                duplicates.open(viewer, PageRequest.first(1)).total()),
                        List.of(),
                        open.items().stream()
                                .filter(entry -> conversation.isEmpty()
                                        || conversation.get().equals(entry.conversation()))
                                .flatMap(entry -> views.entry(viewer, entry).stream())
                                .toList(),
                        cursor == null ? null : Paths.of(PATH, "kind", wanted),
                        Paths.next(open.nextCursor(), PATH, "kind", wanted)));
        return "review";
    }

    /** Contacts that look like one person, two by two. */
    @GetMapping(value = PATH, params = "kind=DUPLICATE")
    String duplicates(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<DuplicateEntry> open = duplicates.open(viewer, new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        model.addAttribute(
                "view",
                new ReviewView(
                        open.total() == 1
                                ? "1 pair looks like one person"
                                : Words.number(open.total()) + " pairs look like one person",
                        (String) model.getAttribute("said"),
                        Boolean.TRUE.equals(model.getAttribute("good")),
                        kinds(DUPLICATE, open.total()),
                        open.items().stream()
                                .flatMap(entry -> pairs.of(viewer, entry).stream())
                                .toList(),
                        List.of(),
                        cursor == null ? null : Paths.of(PATH, "kind", DUPLICATE),
                        Paths.next(open.nextCursor(), PATH, "kind", DUPLICATE)));
        return "review";
    }

    @PostMapping(PATH + "/duplicates/{id}")
    String decideDuplicate(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String keep,
            RedirectAttributes flash) {
        ContactId survivor = keep == null ? null : ContactId.of(keep);
        Duplicates.Decided decided = switch (decision) {
            case "MERGE" -> duplicates.merge(viewer, ReviewId.of(id), survivor);
            case "DISTINCT" -> duplicates.keepApart(viewer, ReviewId.of(id));
            default -> throw new IllegalArgumentException("A decision is none of \"" + decision + "\"");
        };
        switch (decided) {
            case Duplicates.Decided.Held held ->
                say(
                        flash,
                        true,
                        held.contact() == null
                                ? "They stay two. They are not suggested again."
                                : "They are one now. Their page can take that apart again.");
            case Duplicates.Decided.Closed() ->
                say(flash, false, "It was decided already, or they do not look alike any more.");
            case Duplicates.Decided.Refused(String reason) -> say(flash, false, reason);
        }
        return "redirect:" + Paths.of(PATH, "kind", DUPLICATE);
    }

    private static List<Choice> kinds(@Nullable String now, long alike) {
        return Stream.of(
                        new Choice("All", PATH, now == null),
                        kind("Unmatched", ReviewEntry.Kind.UNMATCHED.name(), now),
                        kind("Ambiguous", ReviewEntry.Kind.AMBIGUOUS.name(), now),
                        kind("Fields", ReviewEntry.Kind.FIELD.name(), now),
                        kind("New contacts", ReviewEntry.Kind.CONTACT.name(), now),
                        kind(alike == 0 ? "Duplicates" : "Duplicates (" + Words.number(alike) + ")", DUPLICATE, now))
                .toList();
    }

    private static Choice kind(String label, String kind, @Nullable String now) {
        return new Choice(label, Paths.of(PATH, "kind", kind), kind.equals(now));
    }

    /** Whom a person may mean who types in the box of an entry. */
    @GetMapping(PATH + "/candidates")
    String candidates(Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("candidates", views.found(viewer, q));
        return "review :: candidates(candidates=${candidates})";
    }

    @PostMapping(PATH + "/{id}")
    String decide(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam String decision,
            @RequestParam(required = false) ReviewEntry.@Nullable Kind kind,
            RedirectAttributes flash) {
        switch (reviews.decide(viewer, ReviewId.of(id), read(decision))) {
            case ReviewOutcome.Decided decided ->
                say(
                        flash,
                        true,
                        decided.entry().kind() == ReviewEntry.Kind.FIELD
                                ? "It is decided, and counts as your word."
                                : "It is decided, and is being filed accordingly.");
            case ReviewOutcome.Closed closed -> say(flash, false, "It was decided already, or was matched meanwhile.");
            case ReviewOutcome.Missing missing -> throw new NotThere("There is no entry " + id);
            case ReviewOutcome.Refused(String reason) -> say(flash, false, reason);
        }
        return "redirect:" + Paths.of(PATH, "kind", kind == null ? null : kind.name());
    }

    /** Reads what a button sends; an {@link IllegalArgumentException} for what none of them sends. */
    private static ReviewDecision read(String decision) {
        String[] said = decision.split(" ", 2);
        String id = said.length > 1 ? said[1] : "";
        return switch (said[0]) {
            case "CONTACT" -> new ReviewDecision.LinkContact(ContactId.of(id));
            case "ACCOUNT" -> new ReviewDecision.LinkAccount(AccountId.of(id));
            case "CREATE" -> new ReviewDecision.Create(id.isEmpty() ? null : AccountId.of(id));
            case "IGNORE" -> new ReviewDecision.Ignore();
            case "ACCEPT" -> new ReviewDecision.Accept();
            case "KEEP" -> new ReviewDecision.Keep();
            default -> throw new IllegalArgumentException("A decision is none of \"" + decision + "\"");
        };
    }

    private static void say(RedirectAttributes flash, boolean good, String words) {
        flash.addFlashAttribute("said", words);
        flash.addFlashAttribute("good", good);
    }
}
