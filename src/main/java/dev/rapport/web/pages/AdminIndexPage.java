package dev.rapport.web.pages;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.IndexRebuild;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The search index: made anew when a person asks, with its progress. */
@Controller
@RequestMapping(AdminIndexPage.PATH)
final class AdminIndexPage {

    static final String PATH = "/admin/index";
    private static final int PERCENT = 100;

    private final IndexRebuild rebuild;
    private final ItemStore items;

    AdminIndexPage(IndexRebuild rebuild, ItemStore items) {
        this.rebuild = rebuild;
        this.items = items;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        IndexRebuild.Progress progress = rebuild.progress();
        long all = items.count(viewer, ItemState.PROCESSED);
        model.addAttribute(
                "view",
                new IndexView(
                        Words.count(all, "item is", "items are") + " processed, and can be found.",
                        progress.running(),
                        (int) Math.min(PERCENT, progress.items() * PERCENT / Math.max(1, all)),
                        progress.running()
                                ? Words.number(progress.items()) + " of " + Words.number(all) + " items are read"
                                : progress.items() > 0
                                        ? "It was last made anew from "
                                                + Words.count(progress.items(), "item.", "items.")
                                        : null));
        return "admin-index";
    }

    @PostMapping("/rebuild")
    String rebuild(Viewer viewer, RedirectAttributes flash) {
        rebuild.ask();
        flash.addFlashAttribute("said", "The index is made anew. Searching goes on meanwhile.");
        flash.addFlashAttribute("good", true);
        return "redirect:" + PATH;
    }

    /** @param text how far it is, or how it was the last time; null where it never was */
    record IndexView(
            String summary,
            boolean running,
            int percent,
            @Nullable String text) {}
}
