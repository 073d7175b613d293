package dev.rapport.crm.promise;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Change;
import dev.rapport.crm.Saving;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people say of promises, which wins over all that is derived.
 *
 * <p>What was promised, by when, and whether it is a promise at all, is said of the finding, and survives with it; how it
 * stands, is said of the promise. Whoever closes or opens a promise so confirms that it is one. Safe for use by many threads.
 */
@Component
public class Promises {

    private final PromiseStore store;
    private final PromiseTable table;
    private final FindingStore findings;
    private final Jobs jobs;
    private final Clock clock;

    Promises(PromiseStore store, PromiseTable table, FindingStore findings, Jobs jobs, Clock clock) {
        this.store = store;
        this.table = table;
        this.findings = findings;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param expected the {@link Promise#revision()} that the caller has read; empty to change whatever is there */
    @Transactional
    public Saving<Promise> change(Viewer by, FindingId id, PromiseChange change, OptionalLong expected) {
        Optional<Promise> before = store.find(by, id);
        if (before.isEmpty()) {
            return new Saving.Missing<>();
        }
        if (!before.get().isAt(expected)) {
            return new Saving.Stale<>(before.get());
        }
        Finding finding = before.get().finding();
        FindingStatus status = status(finding, change);
        if (status != finding.status() || change.corrects()) {
            findings.say(by, id, status, null, change.corrects() ? value(finding, change) : null);
        }
        if (change.state() != null || status == FindingStatus.DERIVED) {
            table.say(id, change.state(), by.user(), clock.instant());
        }
        jobs.enqueue(finding.item(), Stage.INDEX);
        return new Saving.Saved<>(store.find(by, id).orElseThrow(), false);
    }

    private static FindingStatus status(Finding finding, PromiseChange change) {
        if (change.status() != null) {
            return change.status();
        }
        if (change.corrects()) {
            return FindingStatus.CORRECTED;
        }
        return switch (finding.status()) {
            case DERIVED, REJECTED -> FindingStatus.CONFIRMED;
            case CONFIRMED, CORRECTED -> finding.status();
        };
    }

    private static Map<String, @Nullable Object> value(Finding finding, PromiseChange change) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>(finding.value());
        if (change.action() != null) {
            value.put("action", change.action().strip());
        }
        Object due = value.get("due");
        value.put(
                "due",
                switch (change.due()) {
                    case Change.Keep<Due>() -> due;
                    case Change.Clear<Due>() -> null;
                    case Change.To<Due>(Due wanted) -> wanted.written();
                });
        return value;
    }

    /**
     * Follows what a person said of the finding itself: a state in its value that is not what the ledger shows is that
     * person's word on the promise, and what is taken back of the finding is taken back of the promise.
     *
     * @param value what the person gave; null for none
     */
    @Transactional
    public void said(Viewer by, FindingId id, FindingStatus status, @Nullable Map<String, @Nullable Object> value) {
        if (status == FindingStatus.DERIVED) {
            table.say(id, null, by.user(), clock.instant());
            return;
        }
        Object wanted = value == null ? null : value.get("state");
        boolean isKept = store.find(by, id)
                .map(promise -> promise.state() == PromiseState.KEPT)
                .orElse(false);
        if ("KEPT".equals(wanted) && !isKept) {
            table.say(id, PromiseState.KEPT, by.user(), clock.instant());
        } else if (isKept && ("OPEN".equals(wanted) || "LATE".equals(wanted))) {
            table.say(id, PromiseState.OPEN, by.user(), clock.instant());
        }
    }
}
