package dev.rapport.search;

import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.archive.AttachmentStore.FileText;
import dev.rapport.archive.Bundle;
import dev.rapport.archive.ContentStore;
import dev.rapport.archive.ContentStore.Content;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.Note;
import dev.rapport.archive.NoteStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Message;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads from the archive what the index holds. Safe for use by many threads. */
@Component
class ArchiveSource implements IndexSource {

    private final ItemStore items;
    private final ContentStore contents;
    private final AttachmentStore files;
    private final NoteStore notes;
    private final ObjectProvider<CustomerNames> names;

    ArchiveSource(
            ItemStore items,
            ContentStore contents,
            AttachmentStore files,
            NoteStore notes,
            ObjectProvider<CustomerNames> names) {
        this.items = items;
        this.contents = contents;
        this.files = files;
        this.notes = notes;
        this.names = names;
    }

    @Override
    public List<ItemId> after(@Nullable ItemId last, int limit) {
        return items.allAfter(Viewer.PIPELINE, last, limit);
    }

    @Override
    public List<IndexedItem> indexed(List<ItemId> ids) {
        List<Content> found = new ArrayList<>(contents.of(Viewer.PIPELINE, ids));
        Set<ItemId> there = found.stream().map(content -> content.item().id()).collect(toSet());
        ids.stream()
                .filter(id -> !there.contains(id)) // it is gone, or its thread was joined to another just now
                .flatMap(id -> items.find(Viewer.PIPELINE, id).stream())
                .filter(ArchiveSource::wasIndexed)
                .map(item -> contents.of(Viewer.PIPELINE, item))
                .forEach(found::add);
        return toIndex(
                found.stream().filter(content -> wasIndexed(content.item())).toList());
    }

    private static boolean wasIndexed(Item item) {
        StageStatus status = item.stages().get(Stage.INDEX);
        return status != null && status.state() == StageState.DONE;
    }

    /** Also of an item that was never indexed. */
    IndexedItem read(Item item) {
        return toIndex(List.of(contents.of(Viewer.PIPELINE, item))).getFirst();
    }

    /** Messages that go together, as far as their bundle does not know it already. */
    List<IndexedItem> read(Bundle bundle) {
        Map<ItemId, List<FileText>> texts = files.texts(
                Viewer.PIPELINE,
                bundle.entries().stream()
                        .filter(entry -> !entry.message().attachments().isEmpty())
                        .map(entry -> entry.item().id())
                        .toList());
        return toIndex(bundle.entries().stream()
                .map(entry -> new Content(
                        entry.item(),
                        entry.around(),
                        entry.written(),
                        entry.message(),
                        texts.getOrDefault(entry.item().id(), List.of()),
                        entry.found()))
                .toList());
    }

    private List<IndexedItem> toIndex(List<Content> some) {
        KnownNames known = new KnownNames(names.getIfAvailable(), some);
        Map<ItemId, List<Note>> noted = notes.beside(
                Viewer.PIPELINE,
                some.stream().map(content -> content.item().id()).toList());
        return some.stream()
                .map(content -> toIndex(
                        content, known, noted.getOrDefault(content.item().id(), List.of())))
                .toList();
    }

    private static IndexedItem toIndex(Content content, KnownNames known, List<Note> noted) {
        Map<UtteranceId, Set<String>> found = found(content.findings());
        List<Moment> moments = new ArrayList<>();
        content.said()
                .forEach(utterance -> moments.add(Moment.of(utterance, found.getOrDefault(utterance.id(), Set.of()))));
        Message message = content.message();
        if (message != null) {
            moments.addAll(MessageMoments.of(message, isFirst(content.item(), content.around())));
        }
        moments.addAll(MessageMoments.of(content.files()));
        moments.addAll(NoteMoments.of(noted));
        return new IndexedItem(occasion(content, known), moments);
    }

    /** By utterance, the types of what was found there and nobody rejected. A summary is found nowhere: it repeats. */
    private static Map<UtteranceId, Set<String>> found(List<Finding> findings) {
        Map<UtteranceId, Set<String>> found = new HashMap<>();
        for (Finding finding : findings) {
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

    private static Occasion occasion(Content content, KnownNames known) {
        Item item = content.item();
        Conversation conversation = content.around();
        Message message = content.message();
        Match.Matched matched = item.match() instanceof Match.Matched decided ? decided : null;
        return new Occasion(
                conversation.id(),
                item.id(),
                conversation.channel(),
                item.startedAt(),
                message == null || message.subject().isEmpty() ? conversation.subject() : message.subject(),
                conversation.language(),
                matched == null || matched.account() == null ? null : known.account(matched.account()),
                matched == null
                        ? List.of()
                        : matched.contacts().stream().map(known::contact).toList(),
                conversation.parties().stream().map(known::called).toList(),
                item.recording() != null,
                !content.files().isEmpty());
    }
}
