package dev.rapport.web.api;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Viewer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells whether what people correct in a conversation, its parties and its transcript, is as it was when it was read.
 *
 * <p>How far the stages are does not count: a person who corrects while the call is still on its way is not disturbed.
 */
@Component
final class Revisions {

    private final TranscriptStore transcripts;

    Revisions(TranscriptStore transcripts) {
        this.transcripts = transcripts;
    }

    /** The ETag, in its quotes. */
    String of(Viewer viewer, Conversation conversation) {
        byte[] parties = conversation.parties().toString().getBytes(StandardCharsets.UTF_8);
        return Versions.etag(UUID.nameUUIDFromBytes(parties) + "-" + transcripts.revision(viewer, conversation.id()));
    }
}
