package dev.rapport.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something derived from what was said or written, with the evidence for it.
 *
 * @param label what of its type it is, such as "price" of an objection; people may correct it
 * @param side who said it
 * @param text the sentence it stands in, or a few words that name it
 * @param value what its type holds: texts, numbers, truth values, lists and maps of such; null for what is not known
 * @param confidence 0..1
 * @param rule what found it: a finder, or a tracker by its name; with {@value #OPINION} before it, examples that it is like
 * @param ruleVersion counts the changes of the rule
 * @param evidence at least one; the first is where it is shown
 */
public record Finding(
        FindingId id,
        ConversationId conversation,
        ItemId item,
        FindingType type,
        String label,
        Side side,
        String text,
        Map<String, @Nullable Object> value,
        double confidence,
        String rule,
        int ruleVersion,
        FindingStatus status,
        List<Evidence> evidence) {

    /** How the rules begin that find by likeness, in a later stage than all others. */
    public static final String OPINION = "opinion/";

    public Finding {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("A confidence is 0..1, not " + confidence);
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("No finding without evidence: " + type + " " + label);
        }
        value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
        evidence = List.copyOf(evidence);
    }

    /** The place where it is shown. */
    public Evidence place() {
        return evidence.getFirst();
    }

    /** Whether it was found by its likeness to examples. */
    public boolean isOpinion() {
        return rule.startsWith(OPINION);
    }

    /** Whether it counts: a person may have said that it is not so. */
    public boolean holds() {
        return status != FindingStatus.REJECTED;
    }
}
