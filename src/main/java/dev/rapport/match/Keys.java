package dev.rapport.match;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.rapport.installation.Company;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides how numbers and addresses are compared, and which of them are our own.
 *
 * <p>Numbers without a country code are read in the company's country. Safe for use by many threads.
 */
@Component
public final class Keys {

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final String country;
    private final Set<String> ownPhones;
    private final List<String> ownDomains;

    public Keys(Company company) {
        country = company.country();
        ownDomains = company.domains();
        ownPhones = company.numbers().stream()
                .flatMap(number -> phone(number).stream())
                .map(Number::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty for what is no telephone number. */
    public Optional<Number> phone(String text) {
        try {
            PhoneNumber number = phones.parse(text, country);
            if (!phones.isPossibleNumber(number)) {
                return Optional.empty();
            }
            String e164 = phones.format(number, PhoneNumberFormat.E164);
            return Optional.of(new Number(e164, e164));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Empty for what is no address. */
    public Optional<String> email(String text) {
        String email = text.strip().toLowerCase(Locale.ROOT);
        int at = email.lastIndexOf('@');
        return at > 0 && at < email.length() - 1 && email.chars().noneMatch(Character::isWhitespace)
                ? Optional.of(email)
                : Optional.empty();
    }

    /** Whether a number is ours, so that it says nothing of who the customer is. */
    public boolean isOurPhone(String phoneKey) {
        return ownPhones.contains(phoneKey);
    }

    /** Whether an address is of one of our domains or of a part of one. */
    public boolean isOurEmail(String emailKey) {
        String domain = emailKey.substring(emailKey.lastIndexOf('@') + 1);
        return isOurDomain(domain);
    }

    public boolean isOurDomain(String domain) {
        return ownDomains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /**
     * A telephone number.
     *
     * @param e164 "+" and digits
     * @param key the same for all ways of writing and dialling it
     */
    public record Number(String e164, String key) {}
}
