package dev.rapport.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number that anyone in the world could call.
 *
 * @param e164 plus and digits (ITU-T E.164), for showing and calling
 * @param extension what to dial when it is answered; not part of who it is
 */
public record PhoneNumber(String e164, @Nullable String extension) {

    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{3,14}");

    /** Mobile numbers of Argentina have a 9 after the country code when called from abroad, and none at home. */
    private static final Pattern ARGENTINA = Pattern.compile("\\+549([0-9]{10})");

    /** Those of Mexico had a 1 there until 2019, which old address books and some carriers keep. */
    private static final Pattern MEXICO = Pattern.compile("\\+521([0-9]{10})");

    /**
     * Those of Brazil got a 9 before their eight digits by 2016. Only numbers from 6 to 9 existed before; without its 9, a
     * newer one would be another's landline.
     */
    private static final Pattern BRAZIL = Pattern.compile("\\+55([1-9][0-9])9([6-9][0-9]{7})");

    public PhoneNumber {
        if (!FORM.matcher(e164).matches()) {
            throw new IllegalArgumentException("A number in E.164 form is a plus and digits, unlike " + e164);
        }
    }

    /** Equal for two numbers that reach the same telephone, however they are written. For comparing only, not to call. */
    public String key() {
        return replace(ARGENTINA, "+54$1", replace(MEXICO, "+52$1", replace(BRAZIL, "+55$1$2", e164)));
    }

    private static String replace(Pattern pattern, String replacement, String number) {
        Matcher matcher = pattern.matcher(number);
        return matcher.matches() ? matcher.replaceFirst(replacement) : number;
    }
}
