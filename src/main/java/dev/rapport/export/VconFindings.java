package dev.rapport.export;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was found in a conversation, as analyses of its vCon: a report for each item that has findings.
 *
 * <p>What a person rejected is left out. Times are milliseconds from the start of the recording, offsets UTF-16 in the text that the
 * quote is from. Safe for use by many threads.
 */
@Component
class VconFindings implements VconAnalyses {

    private static final String TYPE = "report";
    private static final String PRODUCT = "Rapport understand";
    private static final String SCHEMA = "rapport-findings-1";

    private final FindingStore findings;

    VconFindings(FindingStore findings) {
        this.findings = findings;
    }

    @Override
    public List<Analysis> of(Viewer viewer, Conversation conversation) {
        Map<ItemId, List<Map<String, @Nullable Object>>> reports = new LinkedHashMap<>();
        findings.of(viewer, conversation.id()).stream()
                .filter(Finding::holds)
                .forEach(finding -> reports.computeIfAbsent(finding.item(), _ -> new ArrayList<>())
                        .add(body(finding)));
        return reports.entrySet().stream()
                .map(report -> new Analysis(
                        TYPE, PRODUCT, SCHEMA, Map.of("findings", report.getValue()), List.of(report.getKey())))
                .toList();
    }

    private static Map<String, @Nullable Object> body(Finding finding) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", finding.type().name());
        body.put("label", finding.label());
        body.put("side", finding.side().name());
        body.put("text", finding.text());
        body.put("value", finding.value());
        body.put("confidence", finding.confidence());
        body.put("rule", finding.rule());
        body.put("ruleVersion", finding.ruleVersion());
        body.put("status", finding.status().name());
        body.put("evidence", finding.evidence().stream().map(VconFindings::body).toList());
        return body;
    }

    private static Map<String, @Nullable Object> body(Evidence evidence) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("kind", evidence.kind().name());
        body.put("quote", evidence.quote());
        body.put("startChar", evidence.span().start());
        body.put("endChar", evidence.span().end());
        TimeSpan time = evidence.time();
        if (time != null) {
            body.put("startMs", time.startMs());
            body.put("endMs", time.endMs());
        }
        return body;
    }
}
