package dev.rapport.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a query may ask for as {@code field:value}. Names are read in any case. */
public enum QueryField {
    CHANNEL,
    SIDE,
    ACCOUNT,
    CONTACT,
    FROM,
    TO,
    SUBJECT,
    FINDING,
    HAS,
    BEFORE,
    AFTER,
    LANG,
    WITHIN,
    FIRST;

    /** As it is written in queries and messages: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<QueryField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(QueryField::key).collect(Collectors.joining(", "));
    }
}
