package dev.rapport.web.api;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.archive.VconStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.export.TranscriptFormat;
import dev.rapport.export.VconExport;
import dev.rapport.export.VconForm;
import dev.rapport.language.speech.Fillers;
import dev.rapport.web.Refusal;
import dev.rapport.web.TranscriptSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private final VconStore came;
    private final TranscriptSettings settings;

    TranscriptApi(
            Shown shown, TranscriptStore transcripts, VconExport vcons, VconStore came, TranscriptSettings settings) {
        this.settings = settings;
        this.came = came;
        this.shown = shown;
        this.transcripts = transcripts;
        this.vcons = vcons;
    }

    /** @param fillers whether "um" and the like are in it; null for what the settings say */
    @GetMapping("/transcript")
    ResponseEntity<byte[]> transcript(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "txt") TranscriptFormat format,
            @RequestParam(required = false) TranscriptSettings.@Nullable Fillers fillers) {
        Conversation conversation = shown.conversation(viewer, id);
        boolean hidden = (fillers == null ? settings.fillers() : fillers) == TranscriptSettings.Fillers.HIDDEN;
        List<Utterance> said = transcripts.all(viewer, id);
        String text = format.render(
                conversation, hidden ? said.stream().map(Fillers::hidden).toList() : said);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType() + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, inline(id + "." + format.ending()))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Streamed, since the recordings are in it.
     *
     * @param recordings whether they are in it, or by their address here
     * @param original the vCon that the conversation came in, as it came, instead of one that is made now
     */
    @GetMapping("/vcon")
    void vcon(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "inline") VconForm.Recordings recordings,
            @RequestParam(defaultValue = "false") boolean original,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Conversation conversation = shown.conversation(viewer, id);
        if (original) {
            originals(viewer, conversation, request, response);
            return;
        }
        response.setContentType(VconExport.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, inline(id + ".vcon.json"));
        String base = request.getRequestURL().toString().replaceFirst("/vcon$", "");
        vcons.write(viewer, conversation, new VconForm(recordings, base), response.getOutputStream());
    }

    private void originals(
            Viewer viewer, Conversation conversation, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Original document = conversation.items().stream()
                .flatMap(item -> came.document(viewer, item.id()).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("vCon that this conversation came in"));
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(conversation.id() + ".vcon")
                        .build()
                        .toString());
        try (SeekableByteChannel bytes = shown.bytes(document)) {
            Bytes.send(
                    request,
                    response,
                    ChannelSource.of(bytes),
                    MediaType.APPLICATION_OCTET_STREAM_VALUE,
                    Versions.etag(document.sha256()));
        }
    }

    private static String inline(String filename) {
        return ContentDisposition.inline().filename(filename).build().toString();
    }
}
