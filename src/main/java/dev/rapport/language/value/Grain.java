package dev.rapport.language.value;

/** How finely a date was said, from the finest to the coarsest. */
public enum Grain {
    SECOND,
    MINUTE,
    HOUR,

    /** The morning, the afternoon, the evening, the night. */
    PART_OF_DAY,
    DAY,
    WEEKEND,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    DECADE,
    CENTURY
}
