package dev.rapport.search;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.archive.AttachmentStore.FileText;
import dev.rapport.archive.Bundle;
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
        Map<UtteranceId, Set<String>> found = found(findings.of(Viewer.PIPELINE, item.id()));
        transcripts
                .of(Viewer.PIPELINE, item.id())
                .forEach(utterance -> moments.add(Moment.of(utterance, found.getOrDefault(utterance.id(), Set.of()))));
        Optional<Message> message =
                item.kind() == ItemKind.MESSAGE ? messages.of(Viewer.PIPELINE, item.id()) : Optional.empty();
        message.ifPresent(one -> moments.addAll(MessageMoments.of(one, isFirst(item, conversation))));
        List<FileText> attached =
                item.kind() == ItemKind.RECORDING ? List.of() : files.texts(Viewer.PIPELINE, item.id());
        moments.addAll(MessageMoments.of(attached));
        Calling calling = new Calling(names.getIfAvailable());
        return new IndexedItem(
                occasion(conversation, item, message.orElse(null), !attached.isEmpty(), calling), moments);
    }

    /** Messages that go together, as far as their bundle does not know it already. */
    List<IndexedItem> read(Bundle bundle) {
        Map<ItemId, List<FileText>> texts = files.texts(
                Viewer.PIPELINE,
                bundle.entries().stream()
                        .filter(entry -> !entry.message().attachments().isEmpty())
                        .map(entry -> entry.item().id())
                        .toList());
        Calling calling = new Calling(names.getIfAvailable());
        return bundle.entries().stream()
                .map(entry -> indexed(entry, texts.getOrDefault(entry.item().id(), List.of()), calling))
                .toList();
    }

    private IndexedItem indexed(Bundle.Entry entry, List<FileText> attached, Calling calling) {
        Item item = entry.item();
        Map<UtteranceId, Set<String>> found = found(entry.found());
        List<Moment> moments = new ArrayList<>();
        entry.written()
                .forEach(utterance -> moments.add(Moment.of(utterance, found.getOrDefault(utterance.id(), Set.of()))));
        moments.addAll(MessageMoments.of(entry.message(), isFirst(item, entry.around())));
        moments.addAll(MessageMoments.of(attached));
        return new IndexedItem(occasion(entry.around(), item, entry.message(), !attached.isEmpty(), calling), moments);
    }

    /** By utterance, the types of what was found there and nobody rejected. A summary is found nowhere: it repeats. */
    private static Map<UtteranceId, Set<String>> found(List<Finding> all) {
        Map<UtteranceId, Set<String>> found = new HashMap<>();
        for (Finding finding : all) {
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

    private static Occasion occasion(
            Conversation conversation, Item item, @Nullable Message message, boolean attached, Calling calling) {
        Match.Matched matched = item.match() instanceof Match.Matched decided ? decided : null;
        return new Occasion(
                conversation.id(),
                item.id(),
                conversation.channel(),
                item.startedAt(),
                message == null || message.subject().isEmpty() ? conversation.subject() : message.subject(),
                conversation.language(),
                matched == null || matched.account() == null ? null : calling.account(matched.account()),
                matched == null
                        ? List.of()
                        : matched.contacts().stream().map(calling::contact).toList(),
                conversation.parties().stream().map(calling::called).toList(),
                item.recording() != null,
                attached);
    }

    /** What customers are called; each is looked up once. For one thread, and for as long as one reading takes. */
    private static final class Calling {

        private final @Nullable CustomerNames known;
        private final Map<AccountId, Named<AccountId>> accounts = new HashMap<>();
        private final Map<ContactId, Named<ContactId>> contacts = new HashMap<>();

        Calling(@Nullable CustomerNames known) {
            this.known = known;
        }

        Named<AccountId> account(AccountId id) {
            return accounts.computeIfAbsent(
                    id,
                    key -> new Named<>(
                            key, known == null ? null : known.account(key).orElse(null)));
        }

        Named<ContactId> contact(ContactId id) {
            return contacts.computeIfAbsent(
                    id,
                    key -> new Named<>(
                            key, known == null ? null : known.contact(key).orElse(null)));
        }

        /** Whom nobody named in the call goes by the name of the contact that they are. */
        Party called(Party party) {
            if (party.name() != null || party.contactId() == null) {
                return party;
            }
            return new Party(
                    party.id(),
                    party.side(),
                    party.sideConfidence(),
                    contact(party.contactId()).name(),
                    party.phone(),
                    party.email(),
                    party.handle(),
                    party.speaker(),
                    party.track(),
                    party.contactId());
        }
    }
}
