package dev.rapport.web.pages;

import dev.rapport.archive.ConversationFilter;
import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewStore;
import dev.rapport.installation.DataFolder;
import dev.rapport.sample.Sample;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: what came in lately, and what waits for a person; for a new installation, how to begin. */
@Controller
final class HomePage {

    private static final int LATEST = 10;

    private final ConversationStore conversations;
    private final ConversationRow.Maker rows;
    private final ReviewStore reviews;
    private final Counts counts;
    private final WorkViews work;
    private final Sample sample;
    private final DataFolder data;

    HomePage(
            ConversationStore conversations,
            ConversationRow.Maker rows,
            ReviewStore reviews,
            Counts counts,
            WorkViews work,
            Sample sample,
            DataFolder data) {
        this.conversations = conversations;
        this.rows = rows;
        this.reviews = reviews;
        this.counts = counts;
        this.work = work;
        this.sample = sample;
        this.data = data;
    }

    @GetMapping("/")
    String page(Viewer viewer, Model model) {
        WorkViews.WorkView working = work.now(viewer);
        var latest = conversations.list(viewer, ConversationFilter.ALL, PageRequest.first(LATEST));
        long quarantined = counts.quarantined(viewer);
        model.addAttribute(
                "view",
                new HomeView(
                        latest.total() == 0 && quarantined == 0 && working.idle(),
                        sample.isLoaded(viewer),
                        callsFolder(data),
                        Words.number(
                                reviews.open(viewer, null, PageRequest.first(1)).total()),
                        Words.number(quarantined),
                        Words.number(counts.inWork(viewer)),
                        working,
                        rows.rows(viewer, latest.items())));
        return "home";
    }

    /** Where recordings are dropped, as an absolute path. */
    static String callsFolder(DataFolder data) {
        return data.inbox().resolve("calls").toString();
    }

    /**
     * @param fresh whether nothing has come in yet
     * @param sample whether the sample was loaded
     */
    record HomeView(
            boolean fresh,
            boolean sample,
            String callsFolder,
            String review,
            String quarantine,
            String inWork,
            WorkViews.WorkView work,
            List<ConversationRow> latest) {}
}
