package dev.rapport.web.pages;

import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.web.pages.ConversationView.ItemView;
import dev.rapport.web.pages.ConversationView.StageView;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides how an item's way through the stages is told. */
final class ItemViews {

    private ItemViews() {}

    /** It is called by its file; a message, which has none, by its Message-ID. */
    static ItemView of(Item item) {
        String name = item.filename();
        if (name == null) {
            name = item.kind() == ItemKind.MESSAGE && item.externalId() != null
                    ? "Message " + item.externalId()
                    : item.kind() == ItemKind.CHAT && item.externalId() != null
                            ? "Chat " + item.externalId()
                            : "Item " + item.id();
        }
        return of(item, name);
    }

    /** @param name what to call it */
    static ItemView of(Item item, String name) {
        boolean quarantined = item.state() == ItemState.QUARANTINED;
        return new ItemView(
                item.id().toString(),
                name,
                "From " + item.source(),
                Words.css(item.state()),
                Words.of(item.state()),
                stages(item),
                notes(item),
                quarantined,
                failure(item).orElse(null),
                item.flags());
    }

    static List<StageView> stages(Item item) {
        return Arrays.stream(Stage.values())
                .filter(item.stages()::containsKey)
                .map(stage -> stage(stage, Objects.requireNonNull(item.stages().get(stage))))
                .toList();
    }

    private static Optional<String> failure(Item item) {
        return item.stages().values().stream()
                .filter(status -> status.state() == StageState.FAILED)
                .flatMap(status -> Optional.ofNullable(status.reason()).stream())
                .findFirst();
    }

    private static StageView stage(Stage stage, StageStatus status) {
        String said = status.reason() == null ? "" : ": " + status.reason();
        return new StageView(
                Words.of(stage),
                Words.css(status.state()),
                Words.of(status.state()),
                sign(status.state()),
                Words.of(status.state()) + said);
    }

    private static String sign(StageState state) {
        return switch (state) {
            case WAITING -> "…";
            case RUNNING -> "▸";
            case DONE -> "✓";
            case FAILED -> "✗";
            case SKIPPED -> "–";
        };
    }

    /** Why stages wait, where they said so. */
    private static List<String> notes(Item item) {
        return Arrays.stream(Stage.values())
                .filter(stage -> item.stages().containsKey(stage))
                .flatMap(stage -> Optional.ofNullable(item.stages().get(stage))
                        .filter(status -> status.state() == StageState.WAITING && status.reason() != null)
                        .map(status -> Words.of(stage) + " waits: " + status.reason())
                        .stream())
                .toList();
    }
}
