package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.language.value.ReadingTime;
import dev.rapport.language.value.Value;
import dev.rapport.language.value.ValueForm;
import dev.rapport.language.value.ValueReader;
import dev.rapport.language.value.ValueSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds amounts, quantities, percentages, dates, telephone numbers, addresses of mail and pages, and order numbers, each with its
 * value. Dates are resolved at the time and in the zone of the line they stand in.
 *
 * <p>What is one value only has it as {@code value}; what has parts, by their names in the API. Plain numbers, times without a day and
 * short durations ("two minutes") are no findings: a conversation is full of them.
 */
@Component
final class ValueFinder implements Finder {

    /** Below, a value is good enough for writing but not for standing on a record. */
    private static final double SURE = 0.75;

    private static final Set<String> SHORT = Set.of("s", "min", "h");

    private final ValueReader values;

    ValueFinder(ValueReader values) {
        this.values = values;
    }

    @Override
    public String name() {
        return "values";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Found> find(Talk talk) {
        List<Found> found = new ArrayList<>();
        for (Line line : talk.lines()) {
            if (line.own()) {
                for (ValueSpan span : values.read(line.text(), new ReadingTime(line.at(), talk.zone()))) {
                    type(span.value())
                            .filter(type -> span.confidence() >= SURE)
                            .ifPresent(type -> found.add(found(line, type, span)));
                }
            }
        }
        return found;
    }

    private static Found found(Line line, FindingType type, ValueSpan span) {
        return Found.on(line, span.start(), span.end(), type, type.key(), form(span.value()), span.confidence());
    }

    private static Optional<FindingType> type(Value value) {
        return switch (value) {
            case Value.Money money -> Optional.of(FindingType.AMOUNT);
            case Value.Percent percent -> Optional.of(FindingType.PERCENT);
            case Value.Quantity quantity ->
                SHORT.contains(quantity.unit()) ? Optional.empty() : Optional.of(FindingType.QUANTITY);
            case Value.DateRange range -> Optional.of(FindingType.DATE);
            case Value.Phone phone -> Optional.of(FindingType.PHONE);
            case Value.Email email -> Optional.of(FindingType.EMAIL);
            case Value.Url url -> Optional.of(FindingType.URL);
            case Value.OrderNumber number -> Optional.of(FindingType.ORDER_NUMBER);
            case Value.Number number -> Optional.empty();
            case Value.TimeOfDay time -> Optional.empty();
            case Value.Ordinal ordinal -> Optional.empty();
            case Value.Address address -> Optional.empty();
        };
    }

    private static Map<String, @Nullable Object> form(Value value) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        if (ValueForm.of(value) instanceof Map<?, ?> parts) {
            parts.forEach((name, part) -> form.put(name.toString(), part));
        } else {
            form.put("value", ValueForm.of(value));
        }
        return form;
    }
}
