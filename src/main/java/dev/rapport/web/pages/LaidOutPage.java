package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows a message as its sender laid it out, for a frame of the thread's page.
 *
 * <p>What is kept was made safe before. On top of that the page is a sandbox: no scripts, no origin of ours, no forms, and nothing
 * is fetched, so that no sender learns who reads. The message's own pictures stand in the page itself, up to a limit.
 */
@Controller
final class LaidOutPage {

    /** A frame of our own page may show it ({@code frame-ancestors} outweighs X-Frame-Options); all else is forbidden. */
    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final long MOST_PICTURE_BYTES = 10 << 20;

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Message</title>
            <base target="_blank">
            <style>
            :root { color-scheme: light; }
            body { margin: 0.75rem; background: #fff; color: #1a1a1a; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
            img { max-width: 100%; height: auto; }
            pre { white-space: pre-wrap; font: inherit; }
            blockquote { margin: 0.5rem 0 0.5rem 0.25rem; padding-left: 0.75rem; border-left: 3px solid #d0d4da; }
            .missing { border: 1px dashed #8a8f98; border-radius: 4px; padding: 0 0.4rem; color: #5b6068; font-size: 0.85em; }
            </style>
            </head>
            """;

    private final ConversationStore conversations;
    private final MessageStore messages;
    private final MediaStore media;

    LaidOutPage(ConversationStore conversations, MessageStore messages, MediaStore media) {
        this.conversations = conversations;
        this.messages = messages;
        this.media = media;
    }

    /** The address of it. */
    static String href(ConversationId conversation, ItemId item) {
        return "/conversations/" + conversation + "/items/" + item + "/laid-out";
    }

    @GetMapping("/conversations/{id}/items/{item}/laid-out")
    ResponseEntity<String> page(Viewer viewer, @PathVariable ConversationId id, @PathVariable ItemId item) {
        Message message = conversations.find(viewer, id).stream()
                .flatMap(conversation -> messages.of(viewer, conversation.id()).stream())
                .filter(one -> one.itemId().equals(item) && one.html() != null)
                .findFirst()
                .orElseThrow(() -> new NotThere("There is no laid out message " + item));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(html(message));
    }

    private String html(Message message) {
        Document view = Jsoup.parseBodyFragment(String.valueOf(message.html()));
        view.outputSettings().prettyPrint(false);
        Map<String, Attachment> pictures = message.attachments().stream()
                .filter(file -> file.contentId() != null && PICTURES.contains(file.detectedType()))
                .collect(Collectors.toMap(
                        file -> String.valueOf(file.contentId()), file -> file, (first, twice) -> first));
        long room = MOST_PICTURE_BYTES;
        for (Element picture : view.select("img")) {
            String id = picture.attr("src").replaceFirst("(?i)^\\s*cid:", "");
            Attachment file = pictures.get(id);
            if (file == null || file.original().size() > room) {
                leaveOut(picture);
            } else {
                room -= file.original().size();
                picture.attr("src", data(file));
            }
        }
        return HEAD + view.body().outerHtml() + "\n</html>\n";
    }

    /** Its place is told, where it has a name; what has none is mostly there to tell who reads. */
    private static void leaveOut(Element picture) {
        String name = picture.attr("alt").strip();
        if (name.isEmpty()) {
            picture.remove();
        } else {
            picture.replaceWith(new Element("span").addClass("missing").text("Picture: " + name));
        }
    }

    private String data(Attachment file) {
        try (InputStream in = Channels.newInputStream(media.open(file.original()))) {
            return "data:" + file.detectedType() + ";base64,"
                    + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The picture " + file.id() + " cannot be read", e);
        }
    }
}
