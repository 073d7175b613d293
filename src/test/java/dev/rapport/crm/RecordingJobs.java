package dev.rapport.crm;

import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.crm.filing.FileStages;
import dev.rapport.match.MatchStages;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what was asked for, until the test has it run: match, then file, as the routes do. */
final class RecordingJobs implements Jobs {

    record Job(ItemId item, Stage stage) {}

    private final StageStore stages;
    private final SequencedSet<Job> asked = new LinkedHashSet<>();

    RecordingJobs(StageStore stages) {
        this.stages = stages;
    }

    @Override
    public void enqueue(ItemId item, Stage stage) {
        stages.ask(item, stage); // which may wait for another transaction: not while others wait for this
        synchronized (this) {
            asked.add(new Job(item, stage));
        }
    }

    synchronized void forget() {
        asked.clear();
    }

    private synchronized Optional<Job> next() {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked.removeFirst());
    }

    void runAll(BeanFactory beans, TransactionTemplate transaction) {
        for (Optional<Job> next = next(); next.isPresent(); next = next()) {
            Job job = next.get();
            if (job.stage() != Stage.INDEX) {
                transaction.executeWithoutResult(status -> run(beans, job));
            }
            if (job.stage() == Stage.MATCH) {
                enqueue(job.item(), Stage.FILE);
            }
        }
    }

    private static void run(BeanFactory beans, Job job) {
        StageRequest request = new StageRequest(job.item(), job.stage(), 1);
        switch (job.stage()) {
            case IDENTIFY -> MatchStages.identify(beans, request);
            case MATCH -> MatchStages.match(beans, request);
            case FILE -> FileStages.file(beans, request);
            case TRANSCRIBE, UNDERSTAND, INDEX -> throw new IllegalStateException("Not of this package");
        }
    }
}
