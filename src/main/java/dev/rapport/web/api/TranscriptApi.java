package dev.rapport.web.api;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.export.TranscriptFormat;
import dev.rapport.export.VconExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out transcripts as text and subtitles, and whole conversations as vCon. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
final class TranscriptApi {

    private final Shown shown;
    private final TranscriptStore transcripts;
    private final VconExport vcons;

    TranscriptApi(Shown shown, TranscriptStore transcripts, VconExport vcons) {
        this.shown = shown;
        this.transcripts = transcripts;
        this.vcons = vcons;
    }

    @GetMapping("/transcript")
    ResponseEntity<byte[]> transcript(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "txt") TranscriptFormat format) {
        Conversation conversation = shown.conversation(viewer, id);
        String text = format.render(conversation, transcripts.all(viewer, id));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType() + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, inline(id + "." + format.ending()))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Streamed, since the recordings are in it. */
    @GetMapping("/vcon")
    void vcon(Viewer viewer, @PathVariable ConversationId id, HttpServletResponse response) throws IOException {
        Conversation conversation = shown.conversation(viewer, id);
        response.setContentType(VconExport.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, inline(id + ".vcon.json"));
        vcons.write(viewer, conversation, response.getOutputStream());
    }

    private static String inline(String filename) {
        return ContentDisposition.inline().filename(filename).build().toString();
    }
}
