package dev.rapport.crm.field;

import java.util.Arrays;
import java.util.Optional;

/** The fields that fill themselves, with their names in the API and on pages. What fills them, {@code crm.filing} says. */
public enum KnownField {
    NEXT_STEP("nextStep", "Next step", true),
    NEXT_STEP_DATE("nextStepDate", "Next step on", true),
    BUDGET("budget", "Budget", true),
    TIMELINE("timeline", "Timeline", true),
    DECISION_MAKER("decisionMaker", "Decision maker", true),
    COMPETITOR("competitor", "Competitor", true),
    OPEN_OBJECTIONS("openObjections", "Open objections", true),
    PRODUCT_INTEREST("productInterest", "Interested in", true),
    LAST_CONTACT("lastContact", "Last contact", false),
    TITLE("title", "Title", true),
    COMPANY("company", "Company", true),
    ADDRESS("address", "Address", true),
    PHONE("phone", "Phone", false),
    EMAIL("email", "Email", false);

    private final String key;
    private final String label;
    private final boolean asked;

    KnownField(String key, String label, boolean asked) {
        this.key = key;
        this.label = label;
        this.asked = asked;
    }

    /** Its name in the API. */
    public String key() {
        return key;
    }

    /** How a page calls a field: a known one by its label, any other as people named it. */
    public static String label(String name) {
        return named(name).map(field -> field.label).orElse(name);
    }

    /** Whether a person is asked when conversations say something else than was entered: not of what only adds up. */
    static boolean isAsked(String name) {
        return named(name).map(field -> field.asked).orElse(true);
    }

    /** Whether it says how a contact is reached. */
    static boolean isReach(String name) {
        return named(name).filter(field -> field == PHONE || field == EMAIL).isPresent();
    }

    private static Optional<KnownField> named(String name) {
        String wanted = Likeness.key(name);
        return Arrays.stream(values())
                .filter(field -> Likeness.key(field.key).equals(wanted))
                .findFirst();
    }
}
