package dev.rapport.archive;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link Match} as the columns of an item's row. */
record MatchRow(
        String outcome,
        @Nullable UUID account,
        UUID[] contacts,
        String reasons,
        @Nullable String why) {

    static MatchRow of(Match match) {
        String reasons = ArchiveJson.reasons(match.reasons());
        return switch (match) {
            case Match.Matched matched ->
                new MatchRow(
                        "MATCHED",
                        matched.account() == null ? null : matched.account().value(),
                        matched.contacts().stream().map(ContactId::value).toArray(UUID[]::new),
                        reasons,
                        null);
            case Match.Ambiguous ambiguous -> new MatchRow("AMBIGUOUS", null, new UUID[0], reasons, null);
            case Match.Unmatched unmatched -> new MatchRow("UNMATCHED", null, new UUID[0], reasons, unmatched.why());
        };
    }

    /** As one of the rows of a statement for many. */
    Map<String, @Nullable Object> columns(ItemId item) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", item.value());
        columns.put("outcome", outcome);
        columns.put("account", account);
        columns.put("contacts", contacts);
        columns.put("reasons", reasons);
        columns.put("why", why);
        return columns;
    }

    static @Nullable Match read(ResultSet row) throws SQLException {
        String outcome = row.getString("match_outcome");
        if (outcome == null) {
            return null;
        }
        var reasons = ArchiveJson.reasons(row.getString("match_reasons"));
        return switch (outcome) {
            case "MATCHED" ->
                new Match.Matched(
                        Rows.idOrNull(row, "match_account", AccountId::new),
                        Rows.uuids(row, "match_contacts").stream()
                                .map(ContactId::new)
                                .toList(),
                        reasons);
            case "AMBIGUOUS" -> new Match.Ambiguous(reasons);
            case "UNMATCHED" -> new Match.Unmatched(row.getString("match_why"));
            default -> throw new IllegalStateException("The database holds a match that is " + outcome);
        };
    }
}
