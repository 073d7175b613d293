package dev.rapport.web.pages;

import dev.rapport.archive.BacklogStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.MessageImport;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.capture.email.box.EmailImports;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerImports;
import dev.rapport.crm.ImportStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how it is told what is being worked on: calls that are heard or wait for it, and tables that are imported. */
@Component
final class WorkViews {

    private static final int PERCENT = 100;
    private static final int SHOWN = 6;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final BacklogStore backlog;
    private final Hearing hearing;
    private final ConversationStore conversations;
    private final KnownParties known;
    private final CustomerImports imports;
    private final EmailImports mail;
    private final ChatImports chats;
    private final ModelNotices models;

    WorkViews(
            BacklogStore backlog,
            Hearing hearing,
            ConversationStore conversations,
            KnownParties known,
            CustomerImports imports,
            EmailImports mail,
            ChatImports chats,
            ModelNotices models) {
        this.backlog = backlog;
        this.hearing = hearing;
        this.conversations = conversations;
        this.known = known;
        this.imports = imports;
        this.mail = mail;
        this.chats = chats;
        this.models = models;
    }

    WorkView now(Viewer viewer) {
        BacklogStore.Backlog unheard = backlog.unheard(viewer);
        return new WorkView(
                unheard.recordings() == 0 ? null : headline(unheard),
                unheard.recordings() == 0 ? List.of() : calls(viewer),
                Stream.of(
                                imports.running(viewer).stream().map(WorkViews::table),
                                mail.running(viewer).stream().map(WorkViews::messages),
                                chats.running(viewer).stream().map(WorkViews::messages))
                        .flatMap(bars -> bars)
                        .toList());
    }

    private String headline(BacklogStore.Backlog unheard) {
        String calls = Words.count(unheard.recordings(), "call waits", "calls wait") + " to be heard";
        if (models.now().isPresent()) {
            return calls + ", until there is a speech model";
        }
        return hearing.timeFor(unheard.bytes())
                .map(time -> calls + ", about " + written(time))
                .orElse(calls);
    }

    static String written(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < MINUTE) {
            return "a minute";
        }
        if (seconds < HOUR) {
            return Words.count(Math.round((double) seconds / MINUTE), "minute", "minutes");
        }
        return Words.count(Math.round((double) seconds / HOUR), "hour", "hours");
    }

    private List<Bar> calls(Viewer viewer) {
        return hearing.now().stream()
                .limit(SHOWN)
                .flatMap(call -> conversations.find(viewer, call.conversation()).stream()
                        .map(conversation -> new Bar(
                                ConversationViews.title(known.named(viewer, conversation)),
                                "/conversations/" + call.conversation(),
                                (int) (call.done() * PERCENT),
                                PERCENT,
                                (int) (call.done() * PERCENT) + " % heard")))
                .toList();
    }

    private static Bar table(ImportStatus status) {
        long all = Math.max(1, status.seen());
        long done = Math.max(0, status.seen() - status.pending());
        return new Bar(
                status.filename(),
                "/customers/imports/" + status.id(),
                done,
                all,
                Words.number(done) + " of " + Words.count(status.seen(), "row", "rows"));
    }

    private static Bar messages(MessageImport status) {
        return new Bar(
                status.filename(),
                MessageImportPage.path(status),
                status.done(),
                PERCENT,
                Words.count(status.seen(), "message", "messages") + " read");
    }

    /** @param headline how many calls wait, and for how long; null where none does */
    record WorkView(@Nullable String headline, List<Bar> calls, List<Bar> imports) {

        public boolean idle() { // Thymeleaf calls it
            return headline == null && imports.isEmpty();
        }
    }

    /** How far something is: {@code done} of {@code all}. */
    record Bar(String name, String href, long done, long all, String text) {}
}
