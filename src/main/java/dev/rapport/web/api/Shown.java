package dev.rapport.web.api;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds what a path names, for this viewer; what is not to be seen is not there. */
@Component
final class Shown {

    private final ConversationStore conversations;
    private final MediaStore media;

    Shown(ConversationStore conversations, MediaStore media) {
        this.conversations = conversations;
        this.media = media;
    }

    Conversation conversation(Viewer viewer, ConversationId id) {
        return conversations.find(viewer, id).orElseThrow(() -> Refusal.notFound("conversation " + id));
    }

    Item item(Viewer viewer, ConversationId id, ItemId item) {
        return conversation(viewer, id).items().stream()
                .filter(one -> one.id().equals(item))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("item " + item + " in this conversation"));
    }

    /** The recording that is meant: the named item's, else the first. */
    Item recording(Viewer viewer, ConversationId id, @Nullable ItemId wanted) {
        Optional<Item> recording = conversation(viewer, id).items().stream()
                .filter(Item::hasSound)
                .filter(item -> wanted == null || item.id().equals(wanted))
                .findFirst();
        return recording.orElseThrow(
                () -> Refusal.notFound(wanted == null ? "recording in this conversation" : "recording " + wanted));
    }

    SeekableByteChannel bytes(Item item) throws IOException {
        return bytes(item.original());
    }

    SeekableByteChannel bytes(Original original) throws IOException {
        try {
            return media.open(original);
        } catch (NoSuchFileException e) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "The original " + original.sha256() + " is not in the media store; bring it back from a backup");
        }
    }
}
