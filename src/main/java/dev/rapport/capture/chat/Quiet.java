package dev.rapport.capture.chat;

import dev.rapport.archive.ChatStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Decides when a session that has changed is processed again: when nothing more has come for {@code rapport.chat.quiet}, but not later
 * than {@code rapport.chat.longest-wait} after the first that waits. In the caller's transaction; safe for use by many threads.
 */
@Component
final class Quiet {

    private final ChatStore chats;
    private final ItemStore items;
    private final Jobs jobs;
    private final ChatSettings settings;
    private final Clock clock;

    Quiet(ChatStore chats, ItemStore items, Jobs jobs, ChatSettings settings, Clock clock) {
        this.chats = chats;
        this.items = items;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session has changed. */
    void later(ItemId item) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StageStatus status = items.get(Viewer.PIPELINE, item).stages().get(Stage.IDENTIFY);
        boolean begun = status == null || status.state() != StageState.WAITING;
        Instant latest = chats.waitingSince(item, begun, now).plus(settings.longestWait());
        Instant due = now.plus(settings.quiet());
        jobs.enqueueAt(item, Stage.IDENTIFY, due.isAfter(latest) ? latest : due);
    }
}
