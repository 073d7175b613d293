package dev.rapport.web.api;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
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

    OriginalApi(Shown shown) {
        this.shown = shown;
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
        try (SeekableByteChannel channel = shown.bytes(wanted)) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(safeName(wanted), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            Bytes.send(
                    request,
                    response,
                    ChannelSource.of(channel),
                    MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    Versions.etag(wanted.original().sha256()));
        }
    }

    /** The name it came with, without what could be a folder, a control character or a hidden file. */
    static String safeName(Item item) {
        String name = item.filename() == null ? "" : item.filename();
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String safe = last.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}:*?\"<>|]", "_").replaceFirst("^[.\\s]+", "");
        String cut = safe.length() > MAX_NAME ? safe.substring(safe.length() - MAX_NAME) : safe;
        return cut.isBlank() ? item.id() + ".bin" : cut;
    }
}
