package dev.rapport.insight;

import java.util.Locale;

/** By what objections are counted. */
public enum Grouping {
    CATEGORY("o.category", "null"),
    MONTH("o.month", "c.month"),
    STAGE("o.stage", "c.stage"),
    PRODUCT("o.product", "c.product"),
    OUTCOME("o.outcome", "c.outcome");

    private final String ofObjections;
    private final String ofConversations;

    Grouping(String ofObjections, String ofConversations) {
        this.ofObjections = ofObjections;
        this.ofConversations = ofConversations;
    }

    /** A key as people read it; that of a month stays as it is. */
    public String label(String key) {
        if (key.isEmpty()) {
            return "Not known";
        }
        return switch (this) {
            case CATEGORY, OUTCOME ->
                key.substring(0, 1).toUpperCase(Locale.ROOT)
                        + key.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
            case MONTH, STAGE, PRODUCT -> key;
        };
    }

    /** The expression in SQL that gives the key of an objection. */
    String ofObjections() {
        return ofObjections;
    }

    /** The same of a conversation that is counted as the whole; the null of SQL where all are the whole of every group. */
    String ofConversations() {
        return ofConversations;
    }
}
