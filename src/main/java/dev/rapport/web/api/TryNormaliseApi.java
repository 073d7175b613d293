package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import dev.rapport.language.value.Normaliser;
import dev.rapport.language.value.ReadingTime;
import dev.rapport.language.value.ValueForm;
import dev.rapport.language.value.ValueKind;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Shows how a text is written, and what value it is, and stores nothing of it. */
@RestController
@RequestMapping("/api/v1/try")
final class TryNormaliseApi {

    private static final int LONGEST = 100_000;

    /** Room for the text in UTF-8 with every character escaped, and what is around it. */
    private static final int MAX_BODY = 6 * LONGEST + 10_000;

    private final Normaliser normaliser;
    private final Company company;
    private final Clock clock;
    private final JsonMapper json;

    TryNormaliseApi(Normaliser normaliser, Company company, Clock clock, JsonMapper json) {
        this.normaliser = normaliser;
        this.company = company;
        this.clock = clock;
        this.json = json;
    }

    @PostMapping(path = "/normalise", consumes = MediaType.APPLICATION_JSON_VALUE)
    Answer normalise(Viewer viewer, HttpServletRequest request) throws IOException {
        Wish wish = read(request);
        String text = wish == null || wish.text() == null ? "" : wish.text();
        if (wish == null || text.isBlank()) {
            throw Refusal.badRequest("The field text is missing or empty; give the words that are to be read");
        }
        if (text.length() > LONGEST) {
            throw tooLarge();
        }
        boolean spoken = wish.spoken() == null || wish.spoken();
        Normaliser.Normalised read = normaliser.normalise(text, wish.kind(), time(wish.at()));
        return new Answer(
                spoken ? read.text() : text.strip(),
                read.kind(),
                read.value() == null ? null : ValueForm.of(read.value()));
    }

    private @Nullable Wish read(HttpServletRequest request) throws IOException {
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(MAX_BODY + 1);
        }
        if (body.length > MAX_BODY) {
            throw tooLarge();
        }
        try {
            return json.readValue(body, Wish.class);
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("The body", e, new ServletServerHttpRequest(request));
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(
                HttpStatus.CONTENT_TOO_LARGE, "The text is longer than " + LONGEST + " characters; send it in parts");
    }

    /** In the company's zone, where its clocks show the same then; else in the offset that was given. */
    private ReadingTime time(@Nullable String at) {
        if (at == null) {
            return new ReadingTime(clock.instant(), company.zone());
        }
        try {
            OffsetDateTime given = OffsetDateTime.parse(at.strip());
            Instant instant = given.toInstant();
            boolean ours = company.zone().getRules().getOffset(instant).equals(given.getOffset());
            ZoneId zone = ours ? company.zone() : given.getOffset();
            return new ReadingTime(instant, zone);
        } catch (DateTimeException e) {
            throw Refusal.badRequest(
                    "The field at can not be \"" + at + "\"; it takes an instant such as 2026-03-31T14:30:00Z");
        }
    }

    record Wish(
            @Nullable String text,
            @Nullable String at,
            @Nullable ValueKind kind,
            @Nullable Boolean spoken) {}

    /** @param value a text, or an object of them, by its kind; null where there is none, or several */
    record Answer(
            String text, @Nullable ValueKind kind, @Nullable Object value) {}
}
