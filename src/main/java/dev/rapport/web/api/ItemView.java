package dev.rapport.web.api;

import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item as the API shows it. */
record ItemView(
        String id,
        ItemKind kind,
        String source,
        @Nullable String externalId,
        @Nullable String filename,
        long size,
        Instant startedAt,
        ItemState state,
        double progress,
        Map<String, StageStatus> stages,
        @Nullable MatchView match,
        @Nullable Recording recording,
        @Nullable String consent,
        List<String> flags) {

    static ItemView of(Item item) {
        return new ItemView(
                item.id().toString(),
                item.kind(),
                item.source(),
                item.externalId(),
                item.filename(),
                item.original().size(),
                item.startedAt(),
                item.state(),
                progress(item),
                stages(item),
                item.match() == null ? null : MatchView.of(item.match()),
                item.recording(),
                null,
                item.flags());
    }

    private static Map<String, StageStatus> stages(Item item) {
        Map<String, StageStatus> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            StageStatus status = item.stages().get(stage);
            if (status != null) {
                stages.put(stage.key(), status);
            }
        }
        return stages;
    }

    /** How much of its way an item has gone, 0..1: the share of the stages that are behind it. */
    static double progress(Item item) {
        if (item.state() == ItemState.PROCESSED) {
            return 1;
        }
        List<Stage> way = List.of(Stage.values()).stream()
                .filter(stage -> stage != Stage.TRANSCRIBE || item.kind() == ItemKind.RECORDING)
                .toList();
        long behind = way.stream()
                .map(item.stages()::get)
                .filter(status ->
                        status != null && (status.state() == StageState.DONE || status.state() == StageState.SKIPPED))
                .count();
        return Math.round(100.0 * behind / way.size()) / 100.0;
    }
}
