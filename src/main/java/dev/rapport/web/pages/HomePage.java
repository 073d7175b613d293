package dev.rapport.web.pages;

import dev.rapport.archive.ConversationFilter;
import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.promise.PromiseFilter;
import dev.rapport.crm.promise.PromiseOrder;
import dev.rapport.crm.promise.PromiseState;
import dev.rapport.crm.promise.PromiseStore;
import dev.rapport.insight.Insights;
import dev.rapport.insight.Period;
import dev.rapport.insight.Value;
import dev.rapport.installation.DataFolder;
import dev.rapport.sample.Sample;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: what we promised, what came in lately, and what waits for a person; for a new installation, how to begin. */
@Controller
final class HomePage {

    private static final int LATEST = 8;
    private static final int PROMISES = 8;

    private final ConversationStore conversations;
    private final ConversationRow.Maker rows;
    private final ReviewStore reviews;
    private final Counts counts;
    private final WorkViews work;
    private final PromiseStore promises;
    private final PromiseViews promiseViews;
    private final Insights insights;
    private final Sample sample;
    private final DataFolder data;
    private final Clock clock;

    HomePage(
            ConversationStore conversations,
            ConversationRow.Maker rows,
            ReviewStore reviews,
            Counts counts,
            WorkViews work,
            PromiseStore promises,
            PromiseViews promiseViews,
            Insights insights,
            Sample sample,
            DataFolder data,
            Clock clock) {
        this.conversations = conversations;
        this.rows = rows;
        this.reviews = reviews;
        this.counts = counts;
        this.work = work;
        this.promises = promises;
        this.promiseViews = promiseViews;
        this.insights = insights;
        this.sample = sample;
        this.data = data;
        this.clock = clock;
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
                        ours(viewer),
                        week(viewer),
                        rows.rows(viewer, latest.items())));
        return "home";
    }

    /** What we promised and did not do yet, the late first. */
    private List<PromiseView.Row> ours(Viewer viewer) {
        PromiseFilter open = new PromiseFilter(
                EnumSet.of(PromiseState.OPEN, PromiseState.LATE), Side.OURS, null, null, null, null, false);
        return promises.list(viewer, open, PromiseOrder.DUE, PageRequest.first(PROMISES)).items().stream()
                .map(promise -> promiseViews.row(viewer, promise))
                .toList();
    }

    /** What Rapport did in the last seven days; null where that was nothing. */
    private @Nullable String week(Viewer viewer) {
        Value value = insights.value(viewer, Period.ofDays(7, clock.instant()));
        long filed = value.calls() + value.emails() + value.chats();
        if (filed + value.fieldsFilled() == 0) {
            return null;
        }
        return "In the last seven days: " + Words.count(filed, "conversation", "conversations") + " filed, "
                + Words.count(value.fieldsFilled(), "field", "fields") + " filled and "
                + Words.count(value.promises(), "promise", "promises") + " remembered, without typing. That is about "
                + ValuePage.time(value.minutesSaved()) + " of work.";
    }

    /** Where recordings are dropped, as an absolute path. */
    static String callsFolder(DataFolder data) {
        return data.inbox().resolve("calls").toString();
    }

    /**
     * @param fresh whether nothing has come in yet
     * @param sample whether the sample was loaded
     * @param promises ours that wait, the late first
     * @param week what Rapport did in the last seven days; null where that was nothing
     */
    record HomeView(
            boolean fresh,
            boolean sample,
            String callsFolder,
            String review,
            String quarantine,
            String inWork,
            WorkViews.WorkView work,
            List<PromiseView.Row> promises,
            @Nullable String week,
            List<ConversationRow> latest) {}
}
