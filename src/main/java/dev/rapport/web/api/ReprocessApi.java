package dev.rapport.web.api;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.match.MatchStage;
import dev.rapport.pipeline.Reprocessing;
import dev.rapport.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Has a conversation processed again, from one stage on, or tells what that would change. What people corrected stays. */
@RestController
final class ReprocessApi {

    private final Reprocessing reprocessing;
    private final MatchStage matching;
    private final Shown shown;

    ReprocessApi(Reprocessing reprocessing, MatchStage matching, Shown shown) {
        this.reprocessing = reprocessing;
        this.matching = matching;
        this.shown = shown;
    }

    /**
     * Answers 202, or for a dry run 200 with the matches that would become others. What another model would hear can
     * only be known by hearing it.
     */
    @PostMapping("/api/v1/conversations/{id}/reprocess")
    ResponseEntity<Answer> again(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam From from,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        if (dryRun) {
            Conversation conversation = shown.conversation(viewer, id);
            return ResponseEntity.ok(Answer.of(id, from, true, changes(conversation, from)));
        }
        if (!reprocessing.from(viewer, id, from.stage())) {
            throw Refusal.notFound("conversation " + id);
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(Answer.of(id, from, false, List.of()));
    }

    private List<MatchChange> changes(Conversation conversation, From from) {
        return from == From.INDEX
                ? List.of()
                : conversation.items().stream().flatMap(this::change).toList();
    }

    private Stream<MatchChange> change(Item item) {
        MatchView before = item.match() == null ? null : MatchView.of(item.match());
        MatchView after = MatchView.of(matching.wouldBe(item.id()));
        return Objects.equals(before, after)
                ? Stream.empty()
                : Stream.of(new MatchChange(item.id().toString(), before, after));
    }

    /** Where to begin. */
    enum From {
        TRANSCRIBE,
        UNDERSTAND,
        MATCH,
        INDEX;

        Stage stage() {
            return switch (this) {
                case TRANSCRIBE -> Stage.TRANSCRIBE;
                case UNDERSTAND -> Stage.UNDERSTAND;
                case MATCH -> Stage.MATCH;
                case INDEX -> Stage.INDEX;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is, or would be, run again.
     *
     * @param stages those that are run, in their order
     * @param changes what a dry run found to become otherwise
     */
    record Answer(String conversationId, String from, boolean dryRun, List<String> stages, List<MatchChange> changes) {
        static Answer of(ConversationId id, From from, boolean dryRun, List<MatchChange> changes) {
            List<String> stages = Stream.of(Stage.values())
                    .filter(stage -> stage.compareTo(from.stage()) >= 0)
                    .map(Stage::key)
                    .toList();
            return new Answer(id.toString(), from.key(), dryRun, stages, changes);
        }
    }

    /** An item that another customer, or none, would be found for. */
    record MatchChange(String itemId, @Nullable MatchView before, MatchView after) {}
}
