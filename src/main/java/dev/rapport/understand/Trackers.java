package dev.rapport.understand;

import java.util.List;

/** All trackers that are in force now. Safe for use by many threads. */
interface Trackers {
    List<Tracker> all();
}
