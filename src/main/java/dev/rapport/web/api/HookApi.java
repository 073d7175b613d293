package dev.rapport.web.api;

import dev.rapport.capture.hook.HookAnswer;
import dev.rapport.capture.hook.HookCall;
import dev.rapport.capture.hook.HookRefusal;
import dev.rapport.capture.hook.Hooks;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes the calls of platforms, without a login: each proves by its own means that it is the platform. What is answered with 200 is
 * durable, or is about nothing that is kept.
 */
@RestController
final class HookApi {

    private final Hooks hooks;

    HookApi(Hooks hooks) {
        this.hooks = hooks;
    }

    /** Platforms: slack, teams, whatsapp, telegram, mattermost, chatwoot, intercom, twilio-sms, twilio-voice, standard. */
    @RequestMapping(
            path = "/hooks/{platform}/{source}",
            method = {RequestMethod.POST, RequestMethod.GET})
    ResponseEntity<byte[]> take(
            @PathVariable("platform") String platform,
            @PathVariable("source") String source,
            HttpServletRequest request) {
        try {
            byte[] body = body(request, source, hooks.maxBytes(platform, source));
            String query = request.getQueryString() == null ? "" : request.getQueryString();
            return answer(
                    hooks.take(new HookCall(platform, source, request.getMethod(), headers(request), query, body)));
        } catch (HookRefusal e) {
            Refusal refusal = Refusal.of(status(e.why()), String.valueOf(e.getMessage()));
            throw e.why() == HookRefusal.Why.METHOD ? refusal.with(HttpHeaders.ALLOW, HttpMethod.POST.name()) : refusal;
        }
    }

    private static byte[] body(HttpServletRequest request, String source, long max) {
        if (request.getContentLengthLong() > max) {
            throw HookRefusal.tooLarge(source, max);
        }
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(Math.toIntExact(max + 1));
            if (body.length > max) {
                throw HookRefusal.tooLarge(source, max);
            }
            return body;
        } catch (IOException e) {
            throw new TemporaryFailure("The body was not received whole; send it again", e);
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }

    private static ResponseEntity<byte[]> answer(HookAnswer answer) {
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok();
        return answer.mediaType().isEmpty()
                ? ok.build()
                : ok.contentType(MediaType.parseMediaType(answer.mediaType()))
                        .body(answer.text().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpStatus status(HookRefusal.Why why) {
        return switch (why) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case METHOD -> HttpStatus.METHOD_NOT_ALLOWED;
            case NOT_AUTHENTIC -> HttpStatus.UNAUTHORIZED;
            case UNREADABLE -> HttpStatus.BAD_REQUEST;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
        };
    }
}
