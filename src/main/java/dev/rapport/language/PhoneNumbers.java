package dev.rapport.language;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads telephone numbers as people, directories and telephone systems write them, and never fails for what is none.
 *
 * <p>A number without a country code is read in the home region. A number is taken when its country's plan knows it, and
 * also when only its length is right, since plans change faster than the tables of them. Not numbers are: short internal
 * extensions (fewer digits than the numbers of the region have, at most seven asked for), and what telephone systems write for a
 * caller who hides, such as {@code +266696687}, which spells "anonymous"; they would file calls of strangers together.
 *
 * <p>Safe for use by many threads.
 */
public final class PhoneNumbers {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 120;
    private static final int FEWEST_DIGITS = 7;

    /** ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE on a telephone's keys, as carriers send them. */
    private static final Set<String> HIDDEN = Set.of("266696687", "7378742833", "2562533", "8656696", "86282452253");

    private static final Pattern ALL_THE_SAME = Pattern.compile("([0-9])\\1+");
    private static final Pattern WRITTEN_WITH_COUNTRY = Pattern.compile("^\\W*(?:tel:)?\\(?[+＋].*");
    private static final Pattern DOUBLE_ZERO = Pattern.compile("^\\(?00[\\s)]*(?=[1-9])");
    private static final Pattern LONG_AND_DIGITS_ONLY = Pattern.compile("[1-9][0-9]{10,14}");

    private final String region;
    private final int fewestDigits;

    private PhoneNumbers(String region) {
        this.region = region;
        Phonenumber.PhoneNumber example = LIBRARY.getExampleNumber(region);
        this.fewestDigits = example == null
                ? FEWEST_DIGITS
                : Math.min(FEWEST_DIGITS, digits(example).length());
    }

    /** @param region two letters of ISO 3166, in upper case; of an unknown one, only international numbers are read */
    public static PhoneNumbers writtenIn(String region) {
        return new PhoneNumbers(region);
    }

    /** Reads a number alone, such as "(650) 253-0000 x12", "tel:+49-30-123456" or "sip:+16502530000@pbx". */
    public Optional<PhoneNumber> read(@Nullable String written) {
        if (written == null || written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = TelephoneUri.number(written.strip());
        return inRegion(text)
                .or(() -> international(text))
                .filter(PhoneNumbers::isOfSomeone)
                .map(PhoneNumbers::toPhoneNumber);
    }

    private Optional<Phonenumber.PhoneNumber> inRegion(String text) {
        boolean withCountry = WRITTEN_WITH_COUNTRY.matcher(text).matches();
        return parse(text)
                .filter(number -> withCountry || digits(number).length() >= fewestDigits)
                .filter(number -> LIBRARY.isValidNumber(number) || hasTheRightLength(number));
    }

    /** As telephone systems write it in regions where nobody would: 00 for the plus, or the digits without it. */
    private Optional<Phonenumber.PhoneNumber> international(String text) {
        if (DOUBLE_ZERO.matcher(text).find()) {
            return parse(DOUBLE_ZERO.matcher(text).replaceFirst("+")).filter(PhoneNumbers::hasTheRightLength);
        }
        return LONG_AND_DIGITS_ONLY.matcher(text).matches()
                ? parse("+" + text).filter(LIBRARY::isValidNumber)
                : Optional.empty();
    }

    private Optional<Phonenumber.PhoneNumber> parse(String text) {
        try {
            return Optional.of(withoutOldMexicanPrefix(LIBRARY.parse(text, region)));
        } catch (NumberParseException e) {
            return Optional.empty(); // the library's way to say that it is none
        }
    }

    private static Phonenumber.PhoneNumber withoutOldMexicanPrefix(Phonenumber.PhoneNumber number) {
        String digits = digits(number);
        if (number.getCountryCode() == 52 && digits.length() == 11 && digits.startsWith("1")) {
            number.setNationalNumber(Long.parseLong(digits.substring(1)));
        }
        return number;
    }

    private static boolean hasTheRightLength(Phonenumber.PhoneNumber number) {
        return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                && digits(number).length() >= FEWEST_DIGITS;
    }

    private static boolean isOfSomeone(Phonenumber.PhoneNumber number) {
        String digits = digits(number);
        return !ALL_THE_SAME.matcher(digits).matches()
                && !HIDDEN.contains(digits)
                && !HIDDEN.contains(number.getCountryCode() + digits);
    }

    private static String digits(Phonenumber.PhoneNumber number) {
        return LIBRARY.getNationalSignificantNumber(number);
    }

    private static PhoneNumber toPhoneNumber(Phonenumber.PhoneNumber number) {
        return new PhoneNumber(
                LIBRARY.format(number, PhoneNumberFormat.E164), number.hasExtension() ? number.getExtension() : null);
    }
}
