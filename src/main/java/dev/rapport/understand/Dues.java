package dev.rapport.understand;

import dev.rapport.language.value.ReadingTime;
import dev.rapport.language.value.Value;
import dev.rapport.language.value.ValueReader;
import dev.rapport.language.value.ValueSpan;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads by when something is due, or when people meet. Safe for use by many threads. */
final class Dues {

    private static final int LONGEST = 2_000;

    private final ValueReader values;

    Dues(ValueReader values) {
        this.values = values;
    }

    /** The finest time that a stretch of a line speaks of, as a {@code DATE} is written; empty where there is none. */
    Optional<Map<String, @Nullable Object>> in(Talk talk, Line line, int start, int end) {
        String text = line.text().substring(start, Math.min(end, start + LONGEST));
        return values.read(text, new ReadingTime(line.at(), talk.zone())).stream()
                .map(ValueSpan::value)
                .filter(Value.DateRange.class::isInstance)
                .map(Value.DateRange.class::cast)
                .min(Comparator.comparingInt(range -> range.grain().ordinal()))
                .map(Dues::written);
    }

    static Map<String, @Nullable Object> written(Value.DateRange range) {
        Map<String, @Nullable Object> date = new LinkedHashMap<>();
        date.put("start", written(range.start(), range.isOfDays()));
        date.put("end", written(range.end(), range.isOfDays()));
        date.put("grain", range.grain().name());
        date.put("zone", range.zone().getId());
        return date;
    }

    private static @Nullable String written(@Nullable LocalDateTime time, boolean day) {
        return time == null ? null : day ? time.toLocalDate().toString() : time.toString();
    }
}
