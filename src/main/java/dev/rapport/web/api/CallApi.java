package dev.rapport.web.api;

import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes recorded calls in. What is answered with 202 is durable. */
@RestController
final class CallApi {

    private static final int MAX_METADATA = 1 << 20;

    private final CallIntake intake;
    private final Company company;

    CallApi(CallIntake intake, Company company) {
        this.intake = intake;
        this.company = company;
    }

    /**
     * @param audio the recording; of sound without a header, the part's Content-Type says what it is, such as
     *     {@code audio/L16;rate=16000;channels=2}, {@code audio/PCMU}, {@code audio/GSM}; else the ending of its name
     * @param metadata JSON, as a part of any kind: {@code {externalId, source, startedAt, direction, language, subject,
     *     parties: [{side, name, phone, email, track}]}}
     */
    @PostMapping(path = "/api/v1/calls", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer take(
            Viewer viewer,
            @RequestPart("audio") Part audio,
            @RequestPart(value = "metadata", required = false) @Nullable Part metadata)
            throws IOException {
        CallMetadata known = metadata == null ? CallMetadata.NONE : read(metadata);
        try (InputStream bytes = audio.getInputStream()) {
            return switch (intake.receive(bytes, audio.getSubmittedFileName(), audio.getContentType(), known)) {
                case CallOutcome.Accepted call ->
                    new Answer(
                            call.conversationId().toString(), call.itemId().toString(), call.duplicate(), call.flags());
                case CallOutcome.Refused refused ->
                    throw Refusal.of(status(refused.why()), part(refused.why()) + refused.reason());
            };
        }
    }

    private CallMetadata read(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            byte[] json = in.readNBytes(MAX_METADATA + 1);
            if (json.length > MAX_METADATA) {
                throw Refusal.of(
                        HttpStatus.CONTENT_TOO_LARGE, "The part metadata is larger than " + MAX_METADATA + " bytes");
            }
            String text = new String(json, StandardCharsets.UTF_8);
            return text.isBlank() ? CallMetadata.NONE : CallMetadata.parse(text, company.zone());
        }
    }

    private static HttpStatus status(CallOutcome.Why why) {
        return switch (why) {
            case EMPTY, NOT_AUDIO, METADATA -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
        };
    }

    private static String part(CallOutcome.Why why) {
        return switch (why) {
            case EMPTY, NOT_AUDIO, TOO_LARGE -> "The part audio: ";
            case METADATA -> "The part metadata: ";
        };
    }

    /** @param flags what a person should know of it, such as that another recording came under the same externalId */
    record Answer(String conversationId, String itemId, boolean duplicate, List<String> flags) {}
}
