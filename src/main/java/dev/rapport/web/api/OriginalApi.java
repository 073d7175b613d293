package dev.rapport.web.api;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out originals, as files to save and never to show: what a stranger sent could be a page with a script.
 */
@RestController
final class OriginalApi {

    private static final int MAX_NAME = 150;

    private final Shown shown;
    private final AttachmentStore attachments;

    OriginalApi(Shown shown, AttachmentStore attachments) {
        this.shown = shown;
        this.attachments = attachments;
    }

    @GetMapping("/api/v1/conversations/{id}/items/{item}/original")
    void original(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable ItemId item,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Item wanted = shown.item(viewer, id, item);
        send(wanted.original(), safeName(wanted), request, response);
    }

    /** A file that came with a message. */
    @GetMapping("/api/v1/conversations/{id}/attachments/{attachment}")
    void attachment(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable AttachmentId attachment,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        shown.conversation(viewer, id);
        Attachment wanted = attachments
                .find(viewer, id, attachment)
                .orElseThrow(() -> Refusal.notFound("attachment " + attachment + " in this conversation"));
        send(wanted.original(), safeName(wanted.filename(), attachment + ".bin"), request, response);
    }

    private void send(Original original, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (SeekableByteChannel channel = shown.bytes(original)) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Bytes.send(
                    request,
                    response,
                    ChannelSource.of(channel),
                    MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    Versions.etag(original.sha256()));
        }
    }

    static String safeName(Item item) {
        return safeName(
                item.filename() == null ? "" : item.filename(),
                item.id()
                        + switch (item.kind()) {
                            case RECORDING -> item.hasSound() ? ".bin" : ".vcon";
                            case MESSAGE -> ".eml";
                            case CHAT -> ".json";
                        });
    }

    /** The name it came with, without what could be a folder, a control character or a hidden file. */
    private static String safeName(String name, String otherwise) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}:*?\"<>|]", "_").replaceFirst("^[.\\s]+", "");
        String cut = safe.length() > MAX_NAME ? safe.substring(safe.length() - MAX_NAME) : safe;
        return cut.isBlank() ? otherwise : cut;
    }
}
