package dev.rapport.web.api;

import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.JobStore;
import dev.rapport.search.meaning.MeaningStore;
import dev.rapport.transcribe.model.ModelListing;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.understand.opinion.OpinionStore;
import dev.rapport.web.Source;
import dev.rapport.web.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how the installation fares: its sources and what became of what they brought, its jobs, its speech models. */
@RestController
@RequestMapping("/api/v1")
final class AdministrationApi {

    private final Ledger ledger;
    private final JobStore jobs;
    private final OpinionStore opinions;
    private final MeaningStore meanings;
    private final Models models;
    private final Sources sources;

    AdministrationApi(
            Ledger ledger,
            JobStore jobs,
            OpinionStore opinions,
            MeaningStore meanings,
            Models models,
            Sources sources) {
        this.sources = sources;
        this.ledger = ledger;
        this.jobs = jobs;
        this.opinions = opinions;
        this.meanings = meanings;
        this.models = models;
    }

    @GetMapping("/ledger")
    Listing<Ledger.Row> ledger(Viewer viewer, @ParameterObject PartRequest part) {
        return Listing.part(ledger.rows(viewer), part, row -> row.channel() + " " + row.source());
    }

    /** The sources that anything ever came from, and those that stand in route files, with what is wrong with them. */
    @GetMapping("/sources")
    Listing<Source> sources(Viewer viewer, @ParameterObject PartRequest part) {
        return Listing.part(sources.all(viewer), part, row -> row.channel() + " " + row.source());
    }

    /**
     * How many jobs of each stage wait or run; and how many items wait for the second opinion, and to be found by what they mean,
     * which hold up nothing.
     */
    @GetMapping("/jobs")
    Listing<StageJobs> jobs(Viewer viewer, @ParameterObject PartRequest part) {
        Map<Stage, Long> counts = jobs.counts(viewer);
        OpinionStore.Backlog backlog = opinions.backlog(viewer);
        Stream<StageJobs> stages =
                Arrays.stream(Stage.values()).map(stage -> new StageJobs(stage.key(), counts.getOrDefault(stage, 0L)));
        Stream<StageJobs> later = Stream.of(
                new StageJobs("opinion", backlog.waiting() + backlog.running()),
                new StageJobs("meaning", meanings.backlog(viewer)));
        return Listing.part(Stream.concat(stages, later).toList(), part, StageJobs::stage);
    }

    @GetMapping("/models")
    ModelsView models(Viewer viewer, @ParameterObject PartRequest part) {
        ModelListing listing = models.listing();
        Listing<ModelListing.Row> shown = Listing.part(listing.models(), part, ModelListing.Row::name);
        return new ModelsView(shown.items(), shown.total(), shown.nextCursor(), StateView.of(listing.state()));
    }

    record StageJobs(String stage, long count) {}

    record ModelsView(
            List<ModelListing.Row> items,
            long total,
            @Nullable String nextCursor,
            StateView state) {}

    /**
     * Whether there is a model, and if not, what is done about it.
     *
     * @param state LOOKING, FETCHING, READY or MISSING
     * @param detail what comes from where, or what a person can do; null where all is well
     */
    record StateView(
            String state,
            String name,
            @Nullable String language,
            @Nullable String detail) {

        static StateView of(ModelState state) {
            return switch (state) {
                case ModelState.Looking looking -> new StateView("LOOKING", looking.name(), null, null);
                case ModelState.Fetching fetching ->
                    new StateView(
                            "FETCHING",
                            fetching.name(),
                            null,
                            fetching.bytes() + " bytes of " + (fetching.total() < 0 ? "?" : fetching.total())
                                    + " came from " + fetching.source());
                case ModelState.Ready ready ->
                    new StateView(
                            "READY",
                            ready.name(),
                            ready.language(),
                            ready.isFallback() ? "In the place of " + ready.wanted() : null);
                case ModelState.Missing missing -> new StateView("MISSING", missing.name(), null, missing.remedy());
            };
        }
    }
}
