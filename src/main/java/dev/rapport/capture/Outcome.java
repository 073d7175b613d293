package dev.rapport.capture;

/** What became of a sighting. WAITING: a person asked for a refused file to be tried again. */
enum Outcome {
    NEW,
    DUPLICATE,
    EXCLUDED,
    REFUSED,
    WAITING,
    DISCARDED
}
