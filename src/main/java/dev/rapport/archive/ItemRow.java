package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of an item, before its stages are added. */
record ItemRow(UUID uuid, Item withoutStages) {

    static ItemRow of(ResultSet row, int number) throws SQLException {
        UUID id = Rows.uuid(row, "id");
        return new ItemRow(
                id,
                new Item(
                        new ItemId(id),
                        new ConversationId(Rows.uuid(row, "conversation_id")),
                        ItemKind.valueOf(row.getString("kind")),
                        row.getString("source"),
                        row.getString("external_id"),
                        row.getString("filename"),
                        new Original(row.getString("sha256"), row.getLong("size"), row.getString("media_type")),
                        Rows.instant(row, "started_at"),
                        ItemState.valueOf(row.getString("state")),
                        recording(row),
                        Map.of(),
                        MatchRow.read(row),
                        Rows.texts(row, "flags")));
    }

    Item item(Map<Stage, StageStatus> stages) {
        return withoutStages.with(stages);
    }

    private static @Nullable Recording recording(ResultSet row) throws SQLException {
        String mediaType = row.getString("media_type");
        Long durationMs = row.getObject("duration_ms", Long.class);
        return mediaType == null || durationMs == null
                ? null
                : new Recording(mediaType, durationMs, row.getInt("tracks"));
    }
}
