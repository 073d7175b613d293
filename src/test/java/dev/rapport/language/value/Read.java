package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** Reads texts on a Thursday in November, in New York, and tells what was read in one line. */
final class Read {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** Thursday, 10 in the morning. */
    static final ReadingTime AT =
            new ReadingTime(LocalDateTime.parse("2026-11-19T10:00").atZone(ZONE).toInstant(), ZONE);

    private static final ValueReader READER = new ValueReader("US");
    private static final AsWritten AS_WRITTEN = new AsWritten("US");
    private static final Normaliser NORMALISER = new Normaliser("US");

    private Read() {}

    /** Such as {@code [fifty users] 50 user}. */
    static List<String> values(String text) {
        return values(READER, text);
    }

    static List<String> values(ValueReader reader, String text) {
        return reader.read(text, AT).stream()
                .map(span -> "[" + text.substring(span.start(), span.end()) + "] " + form(span.value()))
                .toList();
    }

    static List<ValueSpan> spans(String text) {
        return READER.read(text, AT);
    }

    static Written written(String text) {
        return AS_WRITTEN.write(text, AT);
    }

    static Normaliser.Normalised as(ValueKind kind, String text) {
        return NORMALISER.normalise(text, kind, AT);
    }

    static Normaliser.Normalised any(String text) {
        return NORMALISER.normalise(text, null, AT);
    }

    /** A date without its grain and zone: {@code 2026-11-20..2026-11-21}. */
    static String form(Value value) {
        return switch (value) {
            case Value.DateRange range -> {
                java.util.Map<?, ?> form = (java.util.Map<?, ?>) ValueForm.of(range);
                yield open(form.get("start")) + ".." + open(form.get("end"));
            }
            default ->
                ValueForm.of(value) instanceof java.util.Map<?, ?> form
                        ? form.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
                        : ValueForm.of(value).toString();
        };
    }

    private static String open(@org.jspecify.annotations.Nullable Object end) {
        return end == null ? "" : end.toString();
    }
}
