package dev.rapport.web.api;

import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.ChatOutcome;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes chats in. What is answered with 202 is durable. */
@RestController
final class ChatApi {

    private final ChatIntake intake;

    ChatApi(ChatIntake intake) {
        this.intake = intake;
    }

    /**
     * {@code {platform, externalId, source, subject, participants: [{id, handle, name, email, phone, side}], messages: [{id, from,
     * sentAt, text, replyTo, editedAt, deleted, deletedAt}]}}. The same externalId again adds messages, changes the text of those
     * that it has, and removes those with {@code deleted: true}. A message may have {@code attachments: [{filename, mediaType,
     * content}]}, the content in base64.
     *
     * @param policy whether a chat in which all are ours is left out
     */
    @PostMapping(path = "/api/v1/chats", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer take(Viewer viewer, HttpServletRequest request, @RequestParam(defaultValue = "false") boolean policy)
            throws IOException {
        try (InputStream json = request.getInputStream()) {
            return switch (intake.receive(json, policy)) {
                case ChatOutcome.Accepted chat ->
                    new Answer(chat.conversationId().toString(), chat.itemId().toString(), chat.duplicate(), null);
                case ChatOutcome.Excluded excluded -> new Answer(null, null, false, excluded.rule());
                case ChatOutcome.Refused refused -> throw Refusal.of(status(refused.why()), refused.reason());
            };
        }
    }

    private static HttpStatus status(ChatOutcome.Why why) {
        return switch (why) {
            case NOT_A_CHAT -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
        };
    }

    /**
     * @param duplicate whether all of it was known
     * @param excluded the rule of the policy that leaves it out; null for what is kept
     */
    record Answer(
            @Nullable String conversationId,
            @Nullable String itemId,
            boolean duplicate,
            @Nullable String excluded) {}
}
