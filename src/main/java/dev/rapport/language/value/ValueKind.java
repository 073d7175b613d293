package dev.rapport.language.value;

/** The kinds of values, by the names that the API has for them. */
public enum ValueKind {
    NUMBER,
    MONEY,
    PERCENT,
    QUANTITY,
    DATE,
    TIME,
    PHONE,
    EMAIL,
    URL,
    ORDINAL,
    ORDER_NUMBER,
    ADDRESS
}
