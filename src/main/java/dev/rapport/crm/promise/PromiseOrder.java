package dev.rapport.crm.promise;

/** In which order promises are listed. */
public enum PromiseOrder {

    /** The one made last first. */
    NEWEST("made_at", "desc", "<"),

    /** The one due first first, so that what is late comes first; what has no due date comes last. */
    DUE("coalesce(due_at, timestamptz '9999-01-01')", "asc", ">");

    private final String key;
    private final String direction;
    private final String after;

    PromiseOrder(String key, String direction, String after) {
        this.key = key;
        this.direction = direction;
        this.after = after;
    }

    String key() {
        return key;
    }

    /** The end of a query for a page that goes on after a place. */
    String page() {
        return """
                 and (:seen::uuid is null or (%1$s, id) %3$s (:seenAt::timestamptz, :seen::uuid))
                 order by %1$s %2$s, id %2$s limit :limit""".formatted(key, direction, after);
    }
}
