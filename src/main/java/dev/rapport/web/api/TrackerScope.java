package dev.rapport.web.api;

/** Over what the operators of a tracker's query hold. */
enum TrackerScope {
    MOMENT,
    CONVERSATION
}
