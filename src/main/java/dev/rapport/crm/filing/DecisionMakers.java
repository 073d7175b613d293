package dev.rapport.crm.filing;

import dev.rapport.archive.SaidLines.SaidLine;
import dev.rapport.crm.field.KnownField;
import dev.rapport.crm.filing.FindingFields.Fill;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who decides at the customer's, from sentences such as "our CFO has to sign off" and "I need to run this by Maria".
 *
 * <p>Who is named is taken as named: a role, a name, or both. Sentences that ask, suppose or deny say nothing.
 */
final class DecisionMakers {

    /** For PostgreSQL: what a sentence has at least, so that the others need not be read. */
    static final String CUE =
            "sign(s|ed)?[ -]?off|approv|decision|decides?\\M|final (say|word|call)|run (this|it|that|everything)|check with|clear (it|this|that) with|up to my|up to our";

    private static final double CONFIDENCE = 0.75;
    private static final String ROLE =
            "(?:boss|ceo|cfo|coo|cto|cio|owner|president|vice president|vp|board|director|manager|partner|committee|purchasing|procurement"
                    + "|finance|management|supervisor|wife|husband|leadership team|head|chief)";
    private static final String NAME = "\\p{Lu}[\\p{L}'’-]+(?:\\s\\p{Lu}[\\p{L}'’-]+)?";
    private static final String WHO = "(?:(?:[Mm]y|[Oo]ur|[Tt]he)\\s+(?:[\\p{L}-]+\\s+){0,2}?(?i:" + ROLE
            + ")s?(?:\\s+(?:of|for)\\s+[\\p{L}&]+|\\s+(?:team|department|director|manager|officer|committee))?(?:,?\\s+"
            + NAME + ")?|"
            + NAME + ")";
    private static final Pattern DECIDES = Pattern.compile(
            "(?<who>" + WHO
                    + "),?\\s+(?:(?:will|would|is going to|is the one who|who|also|then|still|always|usually|ultimately|really)\\s+)*"
                    + "(?:(?:has to|have to|needs? to|must)\\s+(?:approve|sign|decide|agree)|signs? off|decides?\\b|approves?\\b"
                    + "|(?:makes?|takes?|has|have)\\s+the\\s+(?:final\\s+|last\\s+)?(?:decision|decisions|call|say|word)|is the decision[ -]maker)");
    private static final Pattern ASKED = Pattern.compile(
            "(?:(?:have to|need to|got to|gotta|must|['’]ll have to|should|want to|going to)\\s+(?:first\\s+)?"
                    + "(?:run (?:this|it|that|everything) (?:by|past)|check with|clear (?:it|this|that) with|get (?:approval|sign-?off) from|ask|convince)"
                    + "|(?:approval|sign-?off) (?:from|by)|decision (?:is|will be|gets) (?:made|taken) by|decision (?:lies|rests|is) with"
                    + "|decision[ -]maker is|(?:is|it['’]s) up to)\\s+(?<who>" + WHO + ")");
    private static final Pattern NOBODY = Pattern.compile(
            "^(?:I|We|You|He|She|They|It|That|This|Who|What|When|And|But|So|Then|Yes|No|Well|Okay|Ok|Monday|Tuesday|Wednesday|Thursday|Friday)\\b.*");
    private static final Pattern UNSURE = Pattern.compile(
            "\\?\\s*$|^\\s*(?:if|does|do|is|who|will)\\b|\\b(?:your|not|n['’]t|never|without|no longer)\\b",
            Pattern.CASE_INSENSITIVE);

    private DecisionMakers() {}

    /** The last one that they speak of in an item. */
    static Optional<Fill> in(List<SaidLine> theirs) {
        return theirs.stream().flatMap(line -> in(line).stream()).reduce((one, other) -> other);
    }

    private static Optional<Fill> in(SaidLine line) {
        if (line.text().length() > 1_000 || UNSURE.matcher(line.text()).find()) {
            return Optional.empty();
        }
        return match(DECIDES, line).or(() -> match(ASKED, line));
    }

    private static Optional<Fill> match(Pattern pattern, SaidLine line) {
        Matcher found = pattern.matcher(line.text());
        while (found.find()) {
            String who = found.group("who");
            if (!NOBODY.matcher(who).matches()) {
                String named = who.replaceFirst("(?i)^(?:my|our|the)\\s+", "");
                return Optional.of(new Fill(
                        KnownField.DECISION_MAKER,
                        "",
                        named.substring(0, 1).toUpperCase(Locale.ROOT) + named.substring(1),
                        Math.round(CONFIDENCE * line.confidence() * 100) / 100.0,
                        List.of(line.evidence(found.start(), found.end()))));
            }
        }
        return Optional.empty();
    }
}
