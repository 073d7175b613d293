package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.AttachmentStore.FileText;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives many items at once with all that was said and found in them, by as many statements as for one: for who reads the whole
 * archive. Safe for use by many threads.
 */
@Component
public class ContentStore {

    private final ItemStore items;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final TranscriptStore transcripts;
    private final MessageStore messages;
    private final AttachmentStore files;
    private final FindingStore findings;

    ContentStore(
            ItemStore items,
            ConversationStore conversations,
            PartyStore parties,
            TranscriptStore transcripts,
            MessageStore messages,
            AttachmentStore files,
            FindingStore findings) {
        this.items = items;
        this.conversations = conversations;
        this.parties = parties;
        this.transcripts = transcripts;
        this.messages = messages;
        this.files = files;
        this.findings = findings;
    }

    /**
     * An item with all that is in it.
     *
     * @param around what it is processed in, as {@link ConversationStore#around} has it
     * @param said its utterances, in their order
     * @param message null for what is no message
     * @param files what its files say
     */
    public record Content(
            Item item,
            Conversation around,
            List<Utterance> said,
            @Nullable Message message,
            List<FileText> files,
            List<Finding> findings) {

        public Content {
            said = List.copyOf(said);
            files = List.copyOf(files);
            findings = List.copyOf(findings);
        }
    }

    /**
     * The same of one that was read before.
     *
     * @throws dev.rapport.conversation.TemporaryFailure where it was moved to another conversation in this very moment
     */
    @Transactional(readOnly = true)
    public Content of(Viewer viewer, Item item) {
        return new Content(
                item,
                conversations.around(viewer, item),
                transcripts.of(viewer, item.id()),
                item.kind() == ItemKind.MESSAGE ? messages.of(viewer, item.id()).orElse(null) : null,
                item.kind() == ItemKind.RECORDING ? List.of() : files.texts(viewer, item.id()),
                findings.of(viewer, item.id()));
    }

    /** In the order of the ids. Those are left out that are not there, and messages whose thread was joined to another just now. */
    @Transactional(readOnly = true)
    public List<Content> of(Viewer viewer, List<ItemId> ids) {
        UUID[] uuids = uuids(ids);
        List<Item> found = items.byIds(List.of(uuids));
        Map<ItemId, Conversation> around = around(viewer, found);
        Map<ItemId, List<Utterance>> said = transcripts.of(viewer, uuids);
        Map<ItemId, Message> written = messages.of(viewer, uuids(ofKind(found, ItemKind.MESSAGE)));
        Map<ItemId, List<FileText>> texts = files.texts(
                viewer,
                found.stream()
                        .filter(item -> item.kind() != ItemKind.RECORDING)
                        .map(Item::id)
                        .toList());
        Map<ItemId, List<Finding>> derived = findings.of(viewer, ids);
        return found.stream()
                .flatMap(item -> Optional.ofNullable(around.get(item.id())).stream()
                        .map(one -> new Content(
                                item,
                                one,
                                said.getOrDefault(item.id(), List.of()),
                                written.get(item.id()),
                                texts.getOrDefault(item.id(), List.of()),
                                derived.getOrDefault(item.id(), List.of()))))
                .toList();
    }

    private Map<ItemId, Conversation> around(Viewer viewer, List<Item> found) {
        List<Item> mail =
                found.stream().filter(item -> item.kind() == ItemKind.MESSAGE).toList();
        Map<ItemId, List<Party>> wrote = parties.ofMessages(uuids(ofKind(found, ItemKind.MESSAGE)));
        Map<ItemId, Conversation> around = new HashMap<>(conversations.around(viewer, mail, wrote));
        List<Item> others =
                found.stream().filter(item -> item.kind() != ItemKind.MESSAGE).toList();
        List<UUID> wanted = new ArrayList<>(others.stream()
                .map(item -> item.conversation().value())
                .distinct()
                .toList());
        Map<ConversationId, Conversation> whole =
                conversations.load(viewer, wanted).stream().collect(toMap(Conversation::id, one -> one));
        for (Item item : others) {
            Conversation conversation = whole.get(item.conversation());
            if (conversation != null) {
                around.put(item.id(), conversation);
            }
        }
        return around;
    }

    private static List<ItemId> ofKind(List<Item> items, ItemKind kind) {
        return items.stream().filter(item -> item.kind() == kind).map(Item::id).toList();
    }

    private static UUID[] uuids(List<ItemId> ids) {
        return ids.stream().map(ItemId::value).toArray(UUID[]::new);
    }
}
