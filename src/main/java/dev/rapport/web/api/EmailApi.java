package dev.rapport.web.api;

import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes messages in. What is answered with 202 is durable, unless the policy leaves it out. */
@RestController
final class EmailApi {

    private final EmailIntake intake;

    EmailApi(EmailIntake intake) {
        this.intake = intake;
    }

    /**
     * @param policy whether newsletters, internal mail and the like are left out, as in a live mailbox
     * @param source what the ledger is to call where it comes from
     */
    @PostMapping(
            path = "/api/v1/emails",
            consumes = {"message/rfc822", "message/global"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer take(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean policy,
            @RequestParam(defaultValue = EmailIntake.API_SOURCE) String source)
            throws IOException {
        try (InputStream message = request.getInputStream()) {
            return switch (intake.post(message, source, policy)) {
                case EmailOutcome.Accepted email ->
                    new Answer(
                            email.conversationId().toString(),
                            email.itemId().toString(),
                            email.messageId(),
                            email.duplicate(),
                            email.flags(),
                            null);
                case EmailOutcome.Excluded excluded -> new Answer(null, null, null, false, List.of(), excluded.rule());
                case EmailOutcome.Refused refused -> throw Refusal.of(status(refused.why()), refused.reason());
            };
        }
    }

    private static HttpStatus status(EmailOutcome.Why why) {
        return switch (why) {
            case EMPTY, NOT_A_MESSAGE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
        };
    }

    /**
     * @param messageId of the message within its conversation
     * @param flags what a person should know of it, such as that another message came under the same Message-ID
     * @param excluded the rule of the policy that leaves it out; null for what is kept
     */
    record Answer(
            @Nullable String conversationId,
            @Nullable String itemId,
            @Nullable String messageId,
            boolean duplicate,
            List<String> flags,
            @Nullable String excluded) {}
}
