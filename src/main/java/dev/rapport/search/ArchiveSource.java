package dev.rapport.search;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads from the archive what the index holds. Safe for use by many threads. */
@Component
class ArchiveSource implements IndexSource {

    private final ItemStore items;
    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final AttachmentStore files;
    private final FindingStore findings;
    private final ObjectProvider<CustomerNames> names;

    ArchiveSource(
            ItemStore items,
            ConversationStore conversations,
            TranscriptStore transcripts,
            MessageStore messages,
            AttachmentStore files,
            FindingStore findings,
            ObjectProvider<CustomerNames> names) {
        this.items = items;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.messages = messages;
        this.files = files;
        this.findings = findings;
        this.names = names;
    }

    @Override
    public List<ItemId> after(@Nullable ItemId last, int limit) {
        return items.allAfter(Viewer.PIPELINE, last, limit);
    }

    @Override
    public Optional<IndexedItem> indexed(ItemId id) {
        return items.find(Viewer.PIPELINE, id).filter(ArchiveSource::wasIndexed).map(this::read);
    }

    private static boolean wasIndexed(Item item) {
        StageStatus status = item.stages().get(Stage.INDEX);
        return status != null && status.state() == StageState.DONE;
    }

    /** Also of an item that was never indexed. */
    IndexedItem read(Item item) {
        Conversation conversation = conversations.around(Viewer.PIPELINE, item);
        List<Moment> moments = new ArrayList<>();
        Map<UtteranceId, Set<String>> found = found(item.id());
        transcripts
                .of(Viewer.PIPELINE, item.id())
                .forEach(utterance -> moments.add(Moment.of(utterance, found.getOrDefault(utterance.id(), Set.of()))));
        Optional<Message> message =
                item.kind() == ItemKind.MESSAGE ? messages.of(Viewer.PIPELINE, item.id()) : Optional.empty();
        message.ifPresent(one -> moments.addAll(
                MessageMoments.of(one, isFirst(item, conversation), files.texts(Viewer.PIPELINE, item.id()))));
        boolean attached = message.filter(one -> !one.attachments().isEmpty()).isPresent();
        return new IndexedItem(occasion(conversation, item, message.orElse(null), attached), moments);
    }

    /** By utterance, the types of what was found there and nobody rejected. A summary is found nowhere: it repeats. */
    private Map<UtteranceId, Set<String>> found(ItemId item) {
        Map<UtteranceId, Set<String>> found = new HashMap<>();
        for (Finding finding : findings.of(Viewer.PIPELINE, item)) {
            UtteranceId place = finding.place().utterance();
            if (place != null && finding.holds() && finding.type() != FindingType.SUMMARY) {
                found.computeIfAbsent(place, id -> new HashSet<>())
                        .add(finding.type().key());
            }
        }
        return found;
    }

    private static boolean isFirst(Item item, Conversation conversation) {
        return !item.startedAt().isAfter(conversation.startedAt());
    }

    private Occasion occasion(Conversation conversation, Item item, @Nullable Message message, boolean attached) {
        Match.Matched matched = item.match() instanceof Match.Matched decided ? decided : null;
        return new Occasion(
                conversation.id(),
                item.id(),
                conversation.channel(),
                item.startedAt(),
                message == null || message.subject().isEmpty() ? conversation.subject() : message.subject(),
                conversation.language(),
                matched == null || matched.account() == null ? null : account(matched.account()),
                matched == null
                        ? List.of()
                        : matched.contacts().stream().map(this::contact).toList(),
                conversation.parties().stream().map(this::called).toList(),
                item.recording() != null,
                attached);
    }

    private Named<AccountId> account(AccountId id) {
        CustomerNames known = known();
        return new Named<>(id, known == null ? null : known.account(id).orElse(null));
    }

    private Named<ContactId> contact(ContactId id) {
        CustomerNames known = known();
        return new Named<>(id, known == null ? null : known.contact(id).orElse(null));
    }

    /** Whom nobody named in the call goes by the name of the contact that they are. */
    private Party called(Party party) {
        String name = party.name() != null || party.contactId() == null
                ? party.name()
                : contact(party.contactId()).name();
        return new Party(
                party.id(),
                party.side(),
                party.sideConfidence(),
                name,
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                party.contactId());
    }

    private @Nullable CustomerNames known() {
        return names.getIfAvailable();
    }
}
