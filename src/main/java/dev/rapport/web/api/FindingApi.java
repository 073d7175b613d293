package dev.rapport.web.api;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.promise.PromiseStates;
import dev.rapport.web.FindingVerdicts;
import dev.rapport.web.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows single findings, and keeps what people say of them. */
@RestController
@RequestMapping("/api/v1/findings/{id}")
final class FindingApi {

    private static final int LONGEST_LABEL = 200;
    private static final int MOST_VALUES = 100;

    private final FindingStore findings;
    private final FindingVerdicts verdicts;
    private final PromiseStates promises;

    FindingApi(FindingStore findings, FindingVerdicts verdicts, PromiseStates promises) {
        this.findings = findings;
        this.verdicts = verdicts;
        this.promises = promises;
    }

    @GetMapping
    ResponseEntity<FindingView> one(Viewer viewer, @PathVariable FindingId id) {
        return answer(viewer, findings.find(viewer, id).orElseThrow(() -> Refusal.notFound("finding " + id)));
    }

    /**
     * Confirms, rejects or corrects. Another label or value alone makes it {@code CORRECTED}; {@code DERIVED} takes back what
     * people said.
     */
    @PatchMapping
    ResponseEntity<FindingView> say(
            Viewer viewer,
            @PathVariable FindingId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change change) {
        Finding before = findings.find(viewer, id).orElseThrow(() -> Refusal.notFound("finding " + id));
        Versions.check(ifMatch, etag(before));
        String label = Fields.text("label", change.label(), LONGEST_LABEL);
        if (change.status() == null && label == null && change.value() == null) {
            throw Refusal.badRequest("Send status, label or value");
        }
        if (change.value() != null && change.value().size() > MOST_VALUES) {
            throw Refusal.badRequest("The field value has more than " + MOST_VALUES + " entries");
        }
        FindingStatus status = change.status() == null ? FindingStatus.CORRECTED : change.status();
        return answer(
                viewer,
                verdicts.say(viewer, id, status, label, change.value())
                        .orElseThrow(() -> Refusal.notFound("finding " + id)));
    }

    private ResponseEntity<FindingView> answer(Viewer viewer, Finding finding) {
        Finding stated = promises.stated(viewer, List.of(finding)).getFirst();
        return ResponseEntity.ok().eTag(etag(finding)).body(FindingView.of(stated));
    }

    private static String etag(Finding finding) {
        return Versions.etag(Integer.toHexString(
                (finding.status() + finding.label() + finding.value() + finding.ruleVersion()).hashCode()));
    }

    /** What is null stays as it is. */
    record Change(
            @Nullable FindingStatus status,
            @Nullable String label,
            @Nullable Map<String, @Nullable Object> value) {}
}
