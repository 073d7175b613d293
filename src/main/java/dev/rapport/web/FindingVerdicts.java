package dev.rapport.web;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.promise.Promises;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a person says of a finding, for the pages and the API alike, and has the item filed and indexed again in the same
 * transaction: what the record filled itself with follows from its findings. Safe for use by many threads.
 */
@Component
public class FindingVerdicts {

    private final FindingStore findings;
    private final Promises promises;
    private final Jobs jobs;

    FindingVerdicts(FindingStore findings, Promises promises, Jobs jobs) {
        this.findings = findings;
        this.promises = promises;
        this.jobs = jobs;
    }

    /** Empty where there is no such finding. Another label of an objection is another category too. */
    @Transactional
    public Optional<Finding> say(
            Viewer viewer,
            FindingId id,
            FindingStatus status,
            @Nullable String label,
            @Nullable Map<String, @Nullable Object> value) {
        Map<String, @Nullable Object> said = value;
        if (label != null && value == null) {
            said = findings.find(viewer, id)
                    .filter(finding -> finding.type() == FindingType.OBJECTION)
                    .map(finding -> categorised(finding, label))
                    .orElse(null);
        }
        Optional<Finding> after = findings.say(viewer, id, status, label, said);
        after.ifPresent(finding -> {
            if (finding.type() == FindingType.COMMITMENT) {
                promises.said(viewer, id, status, value);
            }
            jobs.enqueue(finding.item(), Stage.FILE);
        });
        return after;
    }

    private static Map<String, @Nullable Object> categorised(Finding finding, String label) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>(finding.value());
        value.put("category", label.strip().toUpperCase(Locale.ROOT).replace(' ', '_'));
        return value;
    }
}
