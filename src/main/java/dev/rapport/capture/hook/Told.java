package dev.rapport.capture.hook;

import dev.rapport.capture.email.text.HtmlText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One object of a platform's JSON, read without trust in its shape: what is not there, or is of another kind, is null or empty.
 *
 * <p>Of a message that lacks what it cannot do without, the reading is refused.
 */
record Told(JsonNode node) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MILLIS_FROM = 100_000_000_000L; // seconds come to that in the year 5138

    /** The body of a call, which has to be an object. */
    static Told body(HookCall call) {
        return of(call.body());
    }

    static Told of(byte[] json) {
        JsonNode root;
        try {
            String text = new String(json, StandardCharsets.UTF_8);
            root = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            throw HookRefusal.unreadable("The body is not JSON"
                    + (e.getLocation() == null
                            ? ""
                            : ", in line " + e.getLocation().getLineNr()));
        }
        if (root == null || !root.isObject()) {
            throw HookRefusal.unreadable("The body is not a JSON object");
        }
        return new Told(root);
    }

    Told at(String field) {
        return new Told(node.path(field));
    }

    boolean has(String field) {
        JsonNode value = node.path(field);
        return !value.isMissingNode() && !value.isNull();
    }

    boolean is(String field, String value) {
        return value.equals(text(field));
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    /** The objects of a list. */
    List<Told> list(String field) {
        return node.path(field)
                .valueStream()
                .filter(JsonNode::isObject)
                .map(Told::new)
                .toList();
    }

    /** The first of these fields that says something; numbers are written out. */
    @Nullable
    String text(String... fields) {
        for (String field : fields) {
            JsonNode value = node.path(field);
            if ((value.isString() || value.isNumber()) && !value.asString().isBlank()) {
                return value.asString().strip();
            }
        }
        return null;
    }

    /** A text as it was written; empty where there is none. */
    String raw(String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : "";
    }

    String needed(String... fields) {
        String text = text(fields);
        if (text == null) {
            throw HookRefusal.unreadable("A message is without its " + fields[0]);
        }
        return text;
    }

    Instant neededTime(String... fields) {
        Instant time = time(fields);
        if (time == null) {
            throw HookRefusal.unreadable("A message is without its time, " + fields[0]);
        }
        return time;
    }

    /** A time, however platforms write it: seconds or milliseconds since 1970, perhaps with a fraction, or ISO 8601. */
    @Nullable
    Instant time(String... fields) {
        for (String field : fields) {
            Instant time = instant(text(field));
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.equals("0")) {
            return null;
        }
        try {
            return text.matches("\\d{1,15}(\\.\\d{1,9})?")
                    ? epoch(text)
                    : OffsetDateTime.parse(iso(text)).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Rails writes "2020-03-03 13:05:57 UTC". */
    private static String iso(String text) {
        String upper = text.toUpperCase(Locale.ROOT).replaceFirst(" ?UTC$", "Z");
        return upper.matches("\\d{4}-\\d\\d-\\d\\d \\d.*") ? upper.replaceFirst(" ", "T") : upper;
    }

    private static Instant epoch(String text) {
        int dot = text.indexOf('.');
        long whole = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
        if (whole >= MILLIS_FROM) {
            return Instant.ofEpochMilli(whole);
        }
        String fraction = dot < 0 ? "" : text.substring(dot + 1);
        long nanos = fraction.isEmpty() ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
        return Instant.ofEpochSecond(whole, nanos);
    }

    /** HTML as people read it. */
    static String readable(String html) {
        return HtmlText.read(html).text().strip();
    }

    /** A text and what is with it that is no text, each on a line of its own. */
    static String lines(@Nullable String text, List<String> rest) {
        Stream<String> all = Stream.concat(Stream.ofNullable(text), rest.stream());
        return String.join("\n", all.filter(line -> !line.isBlank()).toList());
    }

    /** How a file is shown that stays with the platform. */
    static String file(String kind, @Nullable String name) {
        return "[" + kind + (name == null ? "" : ": " + name) + "]";
    }
}
