package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TimeSpan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table: what was derived, and beside it what a person said.
 *
 * @param derived as the rule found it
 * @param said null while nobody has said anything
 */
record KeptFinding(
        Finding derived, boolean lapsed, @Nullable Said said) {

    /** A person's word: what is null stays as it was derived. */
    record Said(
            FindingStatus status,
            @Nullable String label,
            @Nullable String value,
            String by,
            String at) {}

    static KeptFinding of(ResultSet row) throws SQLException {
        var conversation = new ConversationId(Rows.uuid(row, "conversation_id"));
        var item = new ItemId(Rows.uuid(row, "item_id"));
        var derived = new Finding(
                new FindingId(Rows.uuid(row, "id")),
                conversation,
                item,
                FindingType.valueOf(row.getString("type")),
                row.getString("label"),
                Side.valueOf(row.getString("side")),
                row.getString("text"),
                FindingJson.value(row.getString("value")),
                row.getDouble("confidence"),
                row.getString("rule"),
                row.getInt("rule_version"),
                FindingStatus.DERIVED,
                FindingJson.evidence(row.getString("evidence"), conversation, item));
        String status = row.getString("said_status");
        Said said = status == null
                ? null
                : new Said(
                        FindingStatus.valueOf(status),
                        row.getString("said_label"),
                        row.getString("said_value"),
                        row.getString("said_by"),
                        row.getString("said_at"));
        return new KeptFinding(derived, row.getBoolean("lapsed"), said);
    }

    /** As it is to be shown: the person's word wins. */
    Finding shown() {
        if (said == null) {
            return derived;
        }
        String label = said.label() == null ? derived.label() : said.label();
        Map<String, @Nullable Object> value = said.value() == null ? derived.value() : FindingJson.value(said.value());
        return changed(derived, derived.id(), label, value, said.status());
    }

    /** Whether it is what this one was before the item was processed anew: the same thing at the same place. */
    boolean isNow(Finding anew) {
        return derived.type() == anew.type()
                && derived.label().equals(anew.label())
                && alike(derived.place(), anew.place());
    }

    private static boolean alike(Evidence before, Evidence now) {
        if (before.kind() != now.kind()) {
            return false;
        }
        if (before.kind() == Evidence.Kind.CONVERSATION) {
            return true;
        }
        TimeSpan heard = before.time();
        TimeSpan time = now.time();
        if (heard != null && time != null) {
            return heard.startMs() < Math.max(time.endMs(), time.startMs() + 1)
                    && time.startMs() < Math.max(heard.endMs(), heard.startMs() + 1);
        }
        boolean sameText = Objects.equals(before.message(), now.message())
                && (before.message() != null || Objects.equals(before.utterance(), now.utterance()));
        boolean overlap = before.span().start() < now.span().end()
                && now.span().start() < before.span().end();
        return sameText && (overlap || before.quote().equals(now.quote()));
    }

    /** What was found anew in the place of this: links to it stay good, and what a person said of it holds. */
    KeptFinding as(Finding anew) {
        return new KeptFinding(
                changed(anew, derived.id(), anew.label(), anew.value(), FindingStatus.DERIVED), false, said);
    }

    private static Finding changed(
            Finding finding, FindingId id, String label, Map<String, @Nullable Object> value, FindingStatus status) {
        return new Finding(
                id,
                finding.conversation(),
                finding.item(),
                finding.type(),
                label,
                finding.side(),
                finding.text(),
                value,
                finding.confidence(),
                finding.rule(),
                finding.ruleVersion(),
                status,
                finding.evidence());
    }

    /** The row, by its columns. */
    Map<String, @Nullable Object> columns(int ordinal) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", derived.id().toString());
        row.put("item_id", derived.item().toString());
        row.put("ordinal", ordinal);
        row.put("type", derived.type().name());
        row.put("label", derived.label());
        row.put("side", derived.side().name());
        row.put("text", derived.text());
        row.put("value", FindingJson.value(derived.value()));
        row.put("confidence", derived.confidence());
        row.put("rule", derived.rule());
        row.put("rule_version", derived.ruleVersion());
        row.put("evidence", FindingJson.evidence(derived.evidence()));
        row.put("lapsed", lapsed);
        if (said != null) {
            row.put("said_status", said.status().name());
            row.put("said_label", said.label());
            row.put("said_value", said.value());
            row.put("said_by", said.by());
            row.put("said_at", said.at());
        }
        return row;
    }
}
