package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.ChatTexts;
import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single values of an export; what has another form than it should is as good as absent. Stateless. */
final class Fields {

    private static final int ID_LENGTH = 200;
    private static final int NAME_LENGTH = 1_000;
    private static final int NUMBER_LENGTH = 30;
    private static final int HASH_BYTES = 12;

    private Fields() {}

    /** The text of a field as it is; empty where there is none. */
    static String raw(JsonNode object, String field) {
        return raw(object.path(field));
    }

    static String raw(JsonNode value) {
        return value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.asString() : "";
    }

    /** The first of these fields that says anything. */
    static Optional<String> text(JsonNode object, String... fields) {
        return Stream.of(fields)
                .map(field -> clean(raw(object, field)).strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The text of something that people call so, of a length that can be shown. */
    static Optional<String> name(JsonNode object, String... fields) {
        return text(object, fields).map(Fields::shortened);
    }

    static String shortened(String name) {
        return name.length() > NAME_LENGTH ? clean(name.substring(0, NAME_LENGTH)) : name;
    }

    /** What PostgreSQL can keep. */
    static String clean(String text) {
        return ChatTexts.clean(text);
    }

    /** An id that can be kept; one that is too long for that is told by its digest. */
    static String id(String id) {
        String clean = clean(id);
        return clean.length() > ID_LENGTH ? digest(clean) : clean;
    }

    /** Tells texts apart, in 24 signs. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A person, whose names are kept short. */
    static ChatPerson person(
            String id,
            @Nullable String handle,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Side side) {
        return new ChatPerson(id(id), kept(handle), kept(name), kept(email), kept(phone), side);
    }

    private static @Nullable String kept(@Nullable String text) {
        return text == null || text.isBlank() ? null : shortened(clean(text).strip());
    }

    /** Seconds since 1970, perhaps with a fraction of up to six digits: "1452837318.000002". */
    static Optional<Instant> seconds(String text) {
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        if (!whole.matches("\\d{1,12}") || !fraction.matches("\\d{0,6}")) {
            return Optional.empty();
        }
        long micros = Long.parseLong((fraction + "000000").substring(0, 6));
        return ofThisAge(Instant.ofEpochSecond(Long.parseLong(whole), micros * 1000));
    }

    /** Milliseconds since 1970. */
    static Optional<Instant> millis(String text) {
        return text.matches("\\d{1,15}") ? ofThisAge(Instant.ofEpochMilli(Long.parseLong(text))) : Optional.empty();
    }

    /** An ISO time with an offset; without one it is read in the zone. */
    static Optional<Instant> iso(String text, ZoneId zone) {
        if (text.isEmpty() || text.length() > NUMBER_LENGTH * 2) {
            return Optional.empty();
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            return ofThisAge(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException noOffset) {
            try {
                return ofThisAge(LocalDateTime.parse(iso).atZone(zone).toInstant());
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }
    }

    /** Nobody chatted before, and PostgreSQL keeps no finer times. */
    static Optional<Instant> ofThisAge(Instant at) {
        return at.isAfter(ChatTexts.FIRST) && at.isBefore(ChatTexts.LAST)
                ? Optional.of(at.truncatedTo(ChronoUnit.MICROS))
                : Optional.empty();
    }
}
