package dev.rapport.web.api;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SimilarConversations;
import dev.rapport.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows conversations in which much the same was said, and what was answered there. */
@RestController
final class SimilarApi {

    private final SimilarConversations similar;
    private final ConversationStore conversations;
    private final FindingStore findings;

    SimilarApi(SimilarConversations similar, ConversationStore conversations, FindingStore findings) {
        this.similar = similar;
        this.conversations = conversations;
        this.findings = findings;
    }

    /** The most alike first, by their telling words and by what is meant. */
    @GetMapping("/api/v1/search/similar")
    Listing<SimilarView> similar(
            Viewer viewer, @RequestParam ConversationId conversation, @ParameterObject PageRequest page) {
        if (conversations.find(viewer, conversation).isEmpty()) {
            throw Refusal.notFound("conversation " + conversation);
        }
        return Listing.whole(similar.to(viewer, conversation, page.limit()).stream()
                .flatMap(one -> view(viewer, one).stream())
                .toList());
    }

    private Optional<SimilarView> view(Viewer viewer, SimilarConversations.Similar one) {
        return conversations
                .find(viewer, one.conversation())
                .map(found -> SimilarView.of(found, one, answers(viewer, one)));
    }

    private List<AnswerView> answers(Viewer viewer, SimilarConversations.Similar one) {
        return findings.of(viewer, one.conversation()).stream()
                .filter(finding -> finding.type() == FindingType.OBJECTION && finding.holds())
                .flatMap(finding -> finding.value().get("answer") instanceof String answer
                        ? Optional.of(new AnswerView(finding.id().toString(), finding.text(), answer)).stream()
                        : Optional.<AnswerView>empty().stream())
                .toList();
    }

    /**
     * A conversation that is like another.
     *
     * @param by how they were compared: WORDS, MEANING or BOTH
     * @param snippet what is most alike in it, in escaped HTML; {@code utteranceId} and {@code startMs} say where
     * @param resolved the objections that were answered there, with the answers
     */
    record SimilarView(
            String conversationId,
            Channel channel,
            @Nullable String subject,
            Instant startedAt,
            double score,
            SimilarConversations.By by,
            String itemId,
            @Nullable String utteranceId,
            @Nullable String messageId,
            long startMs,
            String snippet,
            List<AnswerView> resolved) {

        static SimilarView of(
                Conversation conversation, SimilarConversations.Similar similar, List<AnswerView> answers) {
            SearchHit moment = similar.moment();
            return new SimilarView(
                    conversation.id().toString(),
                    conversation.channel(),
                    conversation.subject(),
                    conversation.startedAt(),
                    similar.score(),
                    similar.by(),
                    moment.itemId().toString(),
                    moment.utteranceId() == null ? null : moment.utteranceId().toString(),
                    moment.messageId() == null ? null : moment.messageId().toString(),
                    moment.startMs(),
                    moment.snippet(),
                    answers);
        }
    }

    /** An objection and how it was answered. */
    record AnswerView(String findingId, String objection, String answer) {}
}
