package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one object of a vCon, whatever type they have there, and says what is odd about them. For one thread.
 *
 * @param place for people, such as "dialog 3"
 */
record Fields(JsonNode node, String place, Skeleton file, Warnings warnings, ZoneId zone) {

    private static final int SHORT = 1_000;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");
    private static final BigDecimal LONGEST_S =
            BigDecimal.valueOf(Duration.ofDays(31).toSeconds());

    Fields of(JsonNode other, String itsPlace) {
        return new Fields(other, itsPlace, file, warnings, zone);
    }

    boolean has(String name) {
        JsonNode value = node.path(name);
        return !value.isMissingNode() && !value.isNull();
    }

    /** A short text: without signs that PostgreSQL does not keep; null where there is none. */
    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        String text = value.isNumber() ? value.asString() : file.text(value);
        if (text == null) {
            if (has(name)) {
                warnings.add(place + ": " + name + " is no short text, and was left out");
            }
            return null;
        }
        String clean = clean(text).strip();
        if (clean.length() > SHORT) {
            warnings.add(place + ": " + name + " has more than " + SHORT + " characters, and was cut");
            int end = Character.isHighSurrogate(clean.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
            return clean.substring(0, end);
        }
        return clean.isEmpty() ? null : clean;
    }

    /** The first of these names that has a text; every other name than the first is another draft's. */
    @Nullable
    String text(String name, String... olderNames) {
        for (String older : olderNames) {
            if (!has(name) && has(older)) {
                warnings.add(kind() + ": " + older + " is taken for " + name);
                return text(older);
            }
        }
        return text(name);
    }

    /** What all of its kind have in common: "dialog" of "dialog 3". */
    String kind() {
        return place.replaceFirst(" \\d+$", "");
    }

    /** PostgreSQL keeps no zero signs and no half characters. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /**
     * A time, to the microsecond; null where there is none.
     *
     * @throws Unprocessable for what is none, or cannot be when people spoke
     */
    @Nullable
    Instant time(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode value = node.path(name);
        String written = value.isNumber() ? value.asString() : String.valueOf(file.text(value));
        try {
            Instant at = parse(name, written.strip());
            if (!at.isBefore(FIRST) && at.isBefore(LAST)) {
                return at.truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            // said below
        }
        throw new Unprocessable(place + ": " + name + " is \"" + shown(written)
                + "\", which is no time of a conversation; it is written like 2026-03-01T10:00:00Z");
    }

    private Instant parse(String name, String written) {
        if (written.matches("\\d{9,13}(\\.\\d+)?")) {
            warnings.add(kind() + ": " + name + " is a number, taken for seconds since 1970");
            BigDecimal number = new BigDecimal(written);
            BigDecimal ms = written.matches("\\d{12,13}.*") ? number : number.movePointRight(3);
            return Instant.ofEpochMilli(ms.longValue());
        }
        String text = written.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)[ t](?=\\d)", "$1T")
                .replaceFirst("(\\d) ?([+-]\\d\\d):?(\\d\\d)$", "$1$2:$3")
                .replaceFirst("z$", "Z");
        if (!Character.isDigit(text.isEmpty() ? ' ' : text.charAt(0))) {
            warnings.add(kind() + ": " + name + " is written as in mail");
            return ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        }
        if (text.matches(".*T[^Z+-]*")) {
            warnings.add(kind() + ": " + name + " has no zone, and is read in " + zone);
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Seconds; null where there is no length that a conversation has. */
    @Nullable
    Duration seconds(String name) {
        JsonNode value = node.path(name);
        try {
            String text = value.isNumber() ? value.asString() : file.text(value);
            BigDecimal seconds = text == null ? null : new BigDecimal(text.strip());
            if (seconds != null && seconds.signum() >= 0 && seconds.compareTo(LONGEST_S) < 0) {
                return Duration.ofMillis(seconds.movePointRight(3).longValue());
            }
        } catch (NumberFormatException e) {
            // said below
        }
        if (has(name)) {
            warnings.add(place + ": " + name + " is no number of seconds, and was left out");
        }
        return null;
    }

    /** References to other objects; those that point nowhere are left out. */
    List<Integer> indices(String name, int size) {
        JsonNode value = node.path(name);
        List<Integer> found = new ArrayList<>();
        (value.isArray() ? value.valueStream() : java.util.stream.Stream.of(value))
                .flatMap(one -> one.isArray() ? one.valueStream() : java.util.stream.Stream.of(one))
                .forEach(one -> index(name, one, size, found));
        return found.stream().distinct().toList();
    }

    /** Adds a reference, if it is one. */
    void index(String name, JsonNode value, int size, List<Integer> into) {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        JsonNode number = value.isObject() ? value.path("party") : value;
        String text = number.isNumber() ? number.asString() : file.text(number);
        if (text != null && text.matches("\\d{1,9}") && Integer.parseInt(text) < size) {
            into.add(Integer.parseInt(text));
        } else {
            warnings.add(place + ": " + name + " has " + shown(value.toString()) + ", but there are only " + size);
        }
    }

    static String shown(String text) {
        String clean = clean(text).replaceAll("\\p{Cntrl}", "?");
        return clean.length() > 60 ? clean.substring(0, 60) + "..." : clean;
    }
}
