package dev.rapport.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of thing was found. What the {@link Finding#value()} of each holds, the HTTP API's description says.
 *
 * <p>{@code TALK} is figures of a whole call, {@code SUMMARY} a sentence that stands for the item, {@code TRACKER} a hit of a
 * query of the company's own.
 */
public enum FindingType {
    OBJECTION,
    COMMITMENT,
    NEXT_STEP,
    QUESTION,
    CONCERN,
    COMPETITOR,
    PRODUCT,
    TOPIC,
    AMOUNT,
    QUANTITY,
    PERCENT,
    DATE,
    PHONE,
    EMAIL,
    URL,
    ORDER_NUMBER,
    MEETING,
    TRACKER,
    SUMMARY,
    TALK;

    /** As it is written in queries and in the index: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Read in any case. */
    public static Optional<FindingType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
