package dev.rapport.capture.call;

import dev.rapport.installation.Company;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises our own telephone numbers by their digits, roughly: only to tell who is on which track.
 *
 * <p>Two ways of writing a number end in the same digits, whether or not they state the country. The exact comparison is
 * made when parties are identified.
 */
final class OwnNumbers {

    private static final int FEWEST_DIGITS = 7;

    private final List<String> own;

    OwnNumbers(Company company) {
        own = company.numbers().stream()
                .map(OwnNumbers::digits)
                .filter(digits -> digits.length() >= FEWEST_DIGITS)
                .toList();
    }

    boolean contains(@Nullable String phone) {
        if (phone == null) {
            return false;
        }
        String digits = digits(phone);
        return digits.length() >= FEWEST_DIGITS
                && own.stream().anyMatch(ours -> ours.endsWith(digits) || digits.endsWith(ours));
    }

    static String digits(String phone) {
        return phone.replaceAll("\\D", "").replaceFirst("^0+", "");
    }
}
