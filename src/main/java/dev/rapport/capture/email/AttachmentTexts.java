package dev.rapport.capture.email;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.archive.Bundle;
import dev.rapport.archive.MediaStore;
import dev.rapport.capture.email.file.AttachmentText;
import dev.rapport.capture.email.file.ExtractedText;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Takes the text out of a message's files before it is indexed, each once. Safe for use by many threads.
 *
 * <p>It is done here and not when the message comes in, since a file may take seconds.
 */
@Component("attachmentTexts")
class AttachmentTexts {

    private final AttachmentStore attachments;
    private final MediaStore media;
    private final AttachmentText reader;

    /** A file is read in memory, and costs nothing but computing. */
    private final Semaphore room =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    AttachmentTexts(AttachmentStore attachments, MediaStore media, AttachmentText reader) {
        this.attachments = attachments;
        this.media = media;
        this.reader = reader;
    }

    /** Answers the request, which goes on to the stage. */
    public StageRequest read(StageRequest request) {
        for (Attachment file : attachments.unread(Viewer.PIPELINE, request.item())) {
            attachments.read(List.of(said(file.id(), text(file))));
        }
        return request;
    }

    /** The same of messages that go together, none of which has large files. */
    public Bundle together(Bundle bundle) {
        List<ItemId> attached = bundle.entries().stream()
                .filter(entry -> !entry.message().attachments().isEmpty())
                .map(entry -> entry.item().id())
                .toList();
        attachments.read(attachments.unread(Viewer.PIPELINE, attached).stream()
                .map(file -> said(file.id(), text(file)))
                .toList());
        return bundle;
    }

    private static AttachmentStore.Said said(AttachmentId file, ExtractedText text) {
        return new AttachmentStore.Said(
                file,
                text.text(),
                text.notes().stream().map(note -> EmailItems.clean(note.text())).toList());
    }

    private ExtractedText text(Attachment file) {
        room.acquireUninterruptibly();
        try (InputStream bytes = Channels.newInputStream(media.open(file.original()))) {
            return reader.read(file.filename(), bytes);
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The file " + file.original().sha256() + " of the media store can not be read (" + e
                            + "). Bring it back from a backup, or mend the disk.",
                    e);
        } finally {
            room.release();
        }
    }
}
