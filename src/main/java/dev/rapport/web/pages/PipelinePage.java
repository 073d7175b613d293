package dev.rapport.web.pages;

import dev.rapport.archive.ItemStore;
import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageGate;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.DataFolder;
import dev.rapport.pipeline.JobStore;
import dev.rapport.search.meaning.MeaningStore;
import dev.rapport.understand.opinion.OpinionStore;
import dev.rapport.web.pages.ConversationView.StageView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What is in work: by stage, and item by item; and how it stands with the speech model. */
@Controller
final class PipelinePage {

    private static final int SHOWN = 50;
    private static final int PERCENT = 100;

    private final ItemStore items;
    private final JobStore jobs;
    private final OpinionStore opinions;
    private final MeaningStore meanings;
    private final Ledger ledger;
    private final List<StageGate> gates;
    private final ModelNotices models;
    private final DataFolder data;

    PipelinePage(
            ItemStore items,
            JobStore jobs,
            OpinionStore opinions,
            MeaningStore meanings,
            Ledger ledger,
            List<StageGate> gates,
            ModelNotices models,
            DataFolder data) {
        this.items = items;
        this.jobs = jobs;
        this.opinions = opinions;
        this.meanings = meanings;
        this.ledger = ledger;
        this.gates = gates;
        this.models = models;
        this.data = data;
    }

    @GetMapping("/pipeline")
    String page(Viewer viewer, Model model) {
        Page<Item> pending = items.inState(viewer, ItemState.PENDING, PageRequest.first(SHOWN));
        long seen = ledger.rows(viewer).stream().mapToLong(Ledger.Row::seen).sum();
        long done = Math.max(0, seen - pending.total());
        long rest = pending.total() - pending.items().size();
        model.addAttribute(
                "view",
                new PipelineView(
                        Words.number(pending.total()) + " in work, " + Words.number(done) + " of " + Words.number(seen)
                                + " seen are done with",
                        seen > 0,
                        seen == 0 ? PERCENT : (int) (done * PERCENT / seen),
                        stages(jobs.loads(viewer), afterwards(viewer)),
                        pending.items().stream().map(PipelinePage::entry).toList(),
                        rest > 0 ? "and " + Words.number(rest) + " more" : null,
                        HomePage.callsFolder(data)));
        return "pipeline";
    }

    /** The banner of all pages, anew; empty once the model is there. */
    @GetMapping("/pipeline/model")
    String model(Model model) {
        Optional<Frame.ModelNotice> notice = models.now();
        model.addAttribute("notice", notice.orElse(null));
        return notice.isPresent() ? "model :: banner(model=${notice})" : "model :: none";
    }

    private List<StageRow> stages(Map<Stage, JobStore.Load> loads, List<StageRow> afterwards) {
        Map<Stage, String> closed = gates.stream()
                .filter(gate -> gate.closedBecause().isPresent())
                .collect(Collectors.toMap(
                        StageGate::stage, gate -> gate.closedBecause().orElse(""), (one, other) -> one + " " + other));
        return Stream.concat(
                        Arrays.stream(Stage.values()).map(stage -> {
                            JobStore.Load load = loads.getOrDefault(stage, new JobStore.Load(0, 0));
                            return new StageRow(
                                    Words.of(stage),
                                    Words.number(load.waiting()),
                                    Words.number(load.running()),
                                    closed.getOrDefault(stage, ""));
                        }),
                        afterwards.stream())
                .toList();
    }

    /** What comes when an item has come to the end of its way. */
    private List<StageRow> afterwards(Viewer viewer) {
        OpinionStore.Backlog opinion = opinions.backlog(viewer);
        return List.of(
                afterwards("Second opinion", opinion.waiting(), opinion.running()),
                afterwards("Meaning, for search", meanings.backlog(viewer), 0));
    }

    private static StageRow afterwards(String name, long waiting, long running) {
        return new StageRow(
                name,
                Words.number(waiting),
                Words.number(running),
                waiting == 0 ? "" : "comes last, and nothing waits for it");
    }

    private static Entry entry(Item item) {
        var shown = ItemViews.of(item);
        return new Entry(item.conversation().toString(), shown.name(), shown.stages(), shown.notes());
    }

    /**
     * @param begun whether anything has come in yet
     * @param percent of all that was seen, what is no longer in work
     * @param moreText what is not in the list; null where everything is
     */
    record PipelineView(
            String summary,
            boolean begun,
            int percent,
            List<StageRow> stages,
            List<Entry> items,
            @Nullable String moreText,
            String callsFolder) {}

    /** One stage; {@code reason} is why it can do nothing now. */
    record StageRow(String name, String waiting, String running, String reason) {}

    /** One item in work. */
    record Entry(String conversation, String name, List<StageView> stages, List<String> notes) {}
}
