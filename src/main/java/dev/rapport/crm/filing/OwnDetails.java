package dev.rapport.crm.filing;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.crm.field.KnownField;
import dev.rapport.crm.filing.FindingFields.Fill;
import dev.rapport.match.Keys;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the numbers and addresses that somebody gives as their own: "you can reach me at ...", "my mobile is ...".
 *
 * <p>A number that is only mentioned may be anybody's, and is left alone. Safe for use by many threads.
 */
final class OwnDetails {

    private static final double SURE = 0.8;

    private static final Pattern OWN = Pattern.compile(
            "\\b(?:my (?:\\w+ ){0,2}(?:number|mobile|cell|phone|line|e-?mail|address|extension|mail)(?: \\w+)? ?(?:is|would be|['’]s|:|at)"
                    + "|(?:reach|call|text|ring|contact|e-?mail|mail|message|get|find) me(?: \\w+){0,3}? (?:at|on|under|to|directly)"
                    + "|(?:i['’]?m|i am) (?:at|on|under)|(?:send|forward|write) (?:\\w+ ){0,3}to me at)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHERS = Pattern.compile(
            "\\bmy (?:\\w+ )?(?:boss|manager|colleague|assistant|wife|husband|partner|accountant|lawyer|secretary|team|office|old|former)\\b"
                    + "|\\bnot\\b|n['’]t\\b|\\b(?:his|her|their|used to)\\b",
            Pattern.CASE_INSENSITIVE);

    private final Keys keys;

    OwnDetails(Keys keys) {
        this.keys = keys;
    }

    /** Whether a finding may be one, whoever said it. */
    static boolean mayBe(Finding finding) {
        return (finding.type() == FindingType.PHONE || finding.type() == FindingType.EMAIL)
                && finding.side() == Side.THEIRS
                && finding.holds()
                && finding.confidence() >= SURE
                && finding.place().utterance() != null
                && OWN.matcher(finding.text()).find()
                && !OTHERS.matcher(finding.text()).find();
    }

    Optional<Fill> of(Finding finding) {
        if (!(finding.value().get("value") instanceof String value)) {
            return Optional.empty();
        }
        return finding.type() == FindingType.PHONE
                ? keys.phone(value)
                        .filter(number -> !keys.isOurPhone(number.key()))
                        .map(number -> fill(KnownField.PHONE, number.key(), number.e164(), finding))
                : keys.email(value)
                        .filter(address -> !keys.isOurEmail(address))
                        .map(address -> fill(KnownField.EMAIL, address, address, finding));
    }

    private static Fill fill(KnownField field, String part, String value, Finding finding) {
        return new Fill(field, part, value, finding.confidence(), finding.evidence());
    }
}
