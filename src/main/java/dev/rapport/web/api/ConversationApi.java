package dev.rapport.web.api;

import dev.rapport.archive.CallStore;
import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ConversationFilter;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.NoteStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.promise.PromiseStates;
import dev.rapport.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows conversations: the list, and one of them with what was said. */
@RestController
@RequestMapping("/api/v1/conversations")
final class ConversationApi {

    /** How many utterances are shown at a time: an hour of talk, roughly. */
    static final int STRETCH = 500;

    private static final Set<String> PARTS = Set.of("words");

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final CallStore calls;
    private final MessageStore messages;
    private final ChatMessageStore chats;
    private final FindingStore findings;
    private final PromiseStates promises;
    private final NoteStore notes;
    private final AccountStore accounts;
    private final Shown shown;
    private final Times times;
    private final Revisions revisions;

    ConversationApi(
            ConversationStore conversations,
            TranscriptStore transcripts,
            CallStore calls,
            MessageStore messages,
            ChatMessageStore chats,
            FindingStore findings,
            PromiseStates promises,
            NoteStore notes,
            AccountStore accounts,
            Shown shown,
            Times times,
            Revisions revisions) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.calls = calls;
        this.messages = messages;
        this.chats = chats;
        this.findings = findings;
        this.promises = promises;
        this.notes = notes;
        this.accounts = accounts;
        this.shown = shown;
        this.times = times;
        this.revisions = revisions;
    }

    @GetMapping
    Listing<ConversationView.Row> list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable AccountId account,
            @RequestParam(required = false) @Nullable ContactId contact,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            @ParameterObject PageRequest page) {
        var filter = new ConversationFilter(
                channel, account, contact, state, times.instant("after", after), times.instant("before", before));
        Page<Conversation> found = conversations.list(viewer, filter, page);
        Map<AccountId, String> names = accounts.names(
                viewer,
                found.items().stream()
                        .flatMap(conversation -> account(conversation).stream())
                        .toList());
        Map<ConversationId, Map<FindingType, Integer>> counts = findings.counts(
                viewer, found.items().stream().map(Conversation::id).toList());
        return Listing.of(
                found,
                conversation -> ConversationView.Row.of(
                        conversation,
                        account(conversation)
                                .map(id -> new ConversationView.AccountName(id.toString(), names.get(id)))
                                .orElse(null),
                        counts.getOrDefault(conversation.id(), Map.of())));
    }

    private static Optional<AccountId> account(Conversation conversation) {
        return conversation
                .match()
                .flatMap(match -> match instanceof Match.Matched matched
                        ? Optional.ofNullable(matched.account())
                        : Optional.empty());
    }

    /** What is done shows before the rest is. The ETag changes with the transcript and the parties, which people correct. */
    @GetMapping("/{id}")
    ResponseEntity<ConversationView> one(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable String include,
            @RequestParam(required = false) @Nullable String utterancesCursor) {
        boolean words = includesWords(include);
        Conversation conversation = shown.conversation(viewer, id);
        var stretch = transcripts.page(
                viewer, id, STRETCH, utterancesCursor == null || utterancesCursor.isEmpty() ? null : utterancesCursor);
        return ResponseEntity.ok()
                .eTag(revisions.of(viewer, conversation))
                .body(ConversationView.of(
                        conversation,
                        stretch,
                        words,
                        calls.facts(viewer, List.of(id)).get(id),
                        conversation.channel() == Channel.CALL ? List.of() : messages.of(viewer, id),
                        conversation.channel() == Channel.CHAT ? chats.facts(viewer, id) : Map.of(),
                        promises.stated(viewer, findings.of(viewer, id)),
                        notes.of(viewer, id)));
    }

    private static boolean includesWords(@Nullable String include) {
        if (include == null || include.isBlank()) {
            return false;
        }
        for (String part : include.toLowerCase(Locale.ROOT).split(",")) {
            if (!PARTS.contains(part.strip())) {
                throw Refusal.badRequest("The parameter include can not be \"" + part + "\"; it takes words");
            }
        }
        return true;
    }
}
