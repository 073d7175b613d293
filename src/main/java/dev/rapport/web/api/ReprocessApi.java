package dev.rapport.web.api;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.filing.RecordChanges;
import dev.rapport.crm.filing.RecordForecast;
import dev.rapport.match.MatchStage;
import dev.rapport.pipeline.Reprocessing;
import dev.rapport.understand.UnderstandStage;
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

    private static final String UNHEARD = "What the recogniser would hear now is not known before it is run;"
            + " the findings are those of the transcript as it is.";

    private final Reprocessing reprocessing;
    private final UnderstandStage understanding;
    private final MatchStage matching;
    private final RecordForecast preview;
    private final Shown shown;

    ReprocessApi(
            Reprocessing reprocessing,
            UnderstandStage understanding,
            MatchStage matching,
            RecordForecast preview,
            Shown shown) {
        this.reprocessing = reprocessing;
        this.understanding = understanding;
        this.matching = matching;
        this.preview = preview;
        this.shown = shown;
    }

    /**
     * Answers 202, or for a dry run 200 with what would become otherwise: findings gained and lost, matches, and on the
     * records fields, promises and objections. What the
     * recogniser would hear now can only be known by hearing it, so that a dry run from there on takes the transcript as it is, and
     * says so in its {@code note}.
     */
    @PostMapping("/api/v1/conversations/{id}/reprocess")
    ResponseEntity<Answer> again(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam From from,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        if (dryRun) {
            return ResponseEntity.ok(wouldBe(viewer, shown.conversation(viewer, id), from));
        }
        if (!reprocessing.from(viewer, id, from.stage())) {
            throw Refusal.notFound("conversation " + id);
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(Answer.asked(id, from));
    }

    private Answer wouldBe(Viewer viewer, Conversation conversation, From from) {
        List<MatchChange> matches = from == From.INDEX
                ? List.of()
                : conversation.items().stream().flatMap(this::change).toList();
        FindingChanges findings = from == From.TRANSCRIBE || from == From.UNDERSTAND
                ? FindingChanges.of(conversation.items().stream()
                        .filter(item -> item.state() != ItemState.DISCARDED)
                        .map(understanding::wouldChange)
                        .toList())
                : FindingChanges.NONE;
        List<Item> whole =
                conversation.items().stream().filter(RecordForecast::takes).toList();
        RecordChanges record = from == From.INDEX
                ? RecordChanges.NONE
                : preview.of(viewer, whole, from == From.MATCH ? () -> {} : understanding.again(whole));
        boolean unheard =
                from == From.TRANSCRIBE && conversation.items().stream().anyMatch(Item::hasSound);
        return Answer.tried(
                conversation.id(), from, matches, findings, RecordMoves.of(record), unheard ? UNHEARD : null);
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
     * @param changes the matches that a dry run found to become others
     * @param findings what a dry run found to be gained and lost
     * @param record what a dry run found to become otherwise on the customers' records
     * @param note what a dry run could not know; null where it knows all
     */
    record Answer(
            String conversationId,
            String from,
            boolean dryRun,
            List<String> stages,
            List<MatchChange> changes,
            FindingChanges findings,
            RecordMoves record,
            @Nullable String note) {

        static Answer asked(ConversationId id, From from) {
            return new Answer(
                    id.toString(),
                    from.key(),
                    false,
                    stages(from),
                    List.of(),
                    FindingChanges.NONE,
                    RecordMoves.of(RecordChanges.NONE),
                    null);
        }

        static Answer tried(
                ConversationId id,
                From from,
                List<MatchChange> matches,
                FindingChanges findings,
                RecordMoves record,
                @Nullable String note) {
            return new Answer(id.toString(), from.key(), true, stages(from), matches, findings, record, note);
        }

        private static List<String> stages(From from) {
            return Stream.of(Stage.values())
                    .filter(stage -> stage.compareTo(from.stage()) >= 0)
                    .map(Stage::key)
                    .toList();
        }
    }

    /** An item that another customer, or none, would be found for. */
    record MatchChange(String itemId, @Nullable MatchView before, MatchView after) {}
}
