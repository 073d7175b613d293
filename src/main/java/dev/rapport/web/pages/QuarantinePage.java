package dev.rapport.web.pages;

import dev.rapport.capture.Refusal;
import dev.rapport.capture.Refusals;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.Quarantine;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could not be processed, and what was refused before it became an item, with the reasons; retry and discard. */
@Controller
final class QuarantinePage {

    private static final String PATH = "/quarantine";

    private final Quarantine quarantine;
    private final Refusals refusals;
    private final Times times;

    QuarantinePage(Quarantine quarantine, Refusals refusals, Times times) {
        this.quarantine = quarantine;
        this.refusals = refusals;
        this.times = times;
    }

    /**
     * The refused files come first, all on the first page: they are few, and a person mends them one by one.
     *
     * @param cursor of the list of items
     */
    @GetMapping(PATH)
    String page(Viewer viewer, @RequestParam(required = false) @Nullable String cursor, Model model) {
        Page<Quarantine.Entry> items = quarantine.page(viewer, new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        Page<Refusal> refused = refusals.list(viewer, PageRequest.first(PageRequest.MAX_LIMIT));
        List<Refusal> shown = cursor == null ? refused.items() : List.of();
        model.addAttribute(
                "view",
                new QuarantineView(
                        Words.number(items.total() + refused.total()) + " could not be processed",
                        (String) model.getAttribute("said"),
                        Boolean.TRUE.equals(model.getAttribute("good")),
                        Stream.concat(
                                        shown.stream().map(this::entry),
                                        items.items().stream().map(this::entry))
                                .toList(),
                        cursor == null ? null : PATH,
                        Paths.next(items.nextCursor(), PATH)));
        return "quarantine";
    }

    @PostMapping(PATH + "/items/{id}/retry")
    String retry(Viewer viewer, @PathVariable ItemId id, RedirectAttributes flash) {
        return said(flash, quarantine.retry(viewer, id), "It is tried again; Pipeline shows how far it is.");
    }

    @PostMapping(PATH + "/items/{id}/discard")
    String discard(Viewer viewer, @PathVariable ItemId id, RedirectAttributes flash) {
        return said(flash, quarantine.discard(viewer, id), "It is discarded.");
    }

    @PostMapping(PATH + "/files/{id}/retry")
    String retryFile(Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        Refusals.Answer answer = refusals.retry(viewer, id);
        if (answer == Refusals.Answer.FILE_GONE) {
            flash.addFlashAttribute("said", "The file is no longer where it was kept, so it can only be discarded.");
            return "redirect:" + PATH;
        }
        return said(
                flash, answer == Refusals.Answer.DONE, "The file is back where it was delivered, and is taken again.");
    }

    @PostMapping(PATH + "/files/{id}/discard")
    String discardFile(Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        return said(flash, refusals.discard(viewer, id) == Refusals.Answer.DONE, "It is discarded.");
    }

    private static String said(RedirectAttributes flash, boolean done, String words) {
        flash.addFlashAttribute("said", done ? words : "It was not in quarantine any more.");
        flash.addFlashAttribute("good", done);
        return "redirect:" + PATH;
    }

    private Entry entry(Quarantine.Entry entry) {
        var item = ItemViews.of(entry.item());
        return new Entry(
                item.name(),
                "/conversations/" + entry.item().conversation(),
                Optional.ofNullable(entry.failure().reason()).orElse("No reason is known."),
                times.moment(entry.failure().at()),
                Words.of(entry.stage()) + " failed",
                entry.item().source(),
                PATH + "/items/" + entry.item().id());
    }

    private Entry entry(Refusal refusal) {
        return new Entry(
                refusal.file(),
                null,
                refusal.reason(),
                times.moment(refusal.at()),
                "Refused, kept as " + refusal.keptAs(),
                refusal.source(),
                PATH + "/files/" + refusal.id());
    }

    /** @param said what became of the last wish; null where none was said, {@code good} when it was fulfilled */
    record QuarantineView(
            String countText,
            @Nullable String said,
            boolean good,
            List<Entry> entries,
            @Nullable String first,
            @Nullable String next) {}

    /** @param href its conversation; null for a file that never became an item */
    record Entry(
            String name, @Nullable String href, String reason, Moment at, String where, String source, String action) {}
}
