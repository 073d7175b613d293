package dev.rapport.capture.chat;

import dev.rapport.archive.ChatMessageStore.Known;
import dev.rapport.capture.MessageSightings.Became;
import dev.rapport.conversation.Attachment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message while a batch is brought in: what was known of it, and what is, with all that the batch says. For use by one thread.
 */
final class ChatDraft {

    private final String id;
    private final @Nullable Known known;
    private final MessageHistory before;
    private final List<ChatFile> files = new ArrayList<>();
    private MessageHistory now;
    private ChatEntry.@Nullable Written first;
    private @Nullable String replyTo;

    /**
     * @param known null for a message that is not there
     * @param takenBack when it was taken back before it came; null where it was not
     */
    ChatDraft(String id, @Nullable Known known, @Nullable Instant takenBack) {
        this.id = id;
        this.known = known;
        before = known == null
                ? MessageHistory.of(List.of(), takenBack)
                : MessageHistory.of(known.texts(), known.deletedAt());
        now = before;
    }

    /**
     * Hears what the batch says of it.
     *
     * @param statesEdits see {@link MessageHistory#with}
     */
    Became tell(ChatEntry entry, Instant at, boolean statesEdits) {
        MessageHistory earlier = now;
        return switch (entry) {
            case ChatEntry.Written written -> {
                boolean isNew = first == null && known == null;
                first = first == null ? written : first;
                replyTo = replyTo == null ? written.replyTo() : replyTo;
                now = now.with(written, at, statesEdits);
                boolean more = known == null && written.files().stream().anyMatch(file -> !files.contains(file));
                written.files().stream().filter(file -> !files.contains(file)).forEach(files::add);
                yield isNew || more || !now.looksLike(earlier) ? Became.NEW : Became.DUPLICATE;
            }
            case ChatEntry.Deleted deleted -> {
                now = now.takenBack(deleted.at() == null ? at : deleted.at());
                if (isNowhere()) {
                    yield Became.GONE;
                }
                yield earlier.deletedAt() == null ? Became.NEW : Became.DUPLICATE;
            }
        };
    }

    String id() {
        return id;
    }

    MessageHistory before() {
        return before;
    }

    MessageHistory now() {
        return now;
    }

    List<Attachment> files() {
        return files.stream().map(ChatFiles::attachment).toList();
    }

    /** The id of the message that it answers. */
    Optional<String> replyTo() {
        return Optional.ofNullable(replyTo);
    }

    /** How it first came, where it is new. */
    Optional<ChatEntry.Written> added() {
        return known == null ? Optional.ofNullable(first) : Optional.empty();
    }

    /** Whether nothing is known of it but that it was taken back. */
    boolean isNowhere() {
        return known == null && first == null;
    }
}
