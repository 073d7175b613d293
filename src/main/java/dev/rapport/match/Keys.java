package dev.rapport.match;

import dev.rapport.installation.Company;
import dev.rapport.language.EmailAddress;
import dev.rapport.language.PhoneNumbers;
import java.util.List;
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

    private final PhoneNumbers phones;
    private final Set<String> ownPhones;
    private final List<String> ownDomains;

    public Keys(Company company, PhoneNumbers phones) {
        this.phones = phones;
        ownDomains = company.domains();
        ownPhones = company.numbers().stream()
                .flatMap(number -> phone(number).stream())
                .map(Number::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty for what is no telephone number. */
    public Optional<Number> phone(String text) {
        return phones.read(text).map(number -> new Number(number.e164(), number.key()));
    }

    /** Empty for what is no address. */
    public Optional<String> email(String text) {
        return EmailAddress.read(text).map(EmailAddress::value);
    }

    /** Whether a number is ours, so that it says nothing of who the customer is. */
    public boolean isOurPhone(String phoneKey) {
        return ownPhones.contains(phoneKey);
    }

    /** Whether an address is of one of our domains or of a part of one. */
    public boolean isOurEmail(String emailKey) {
        return isOurDomain(emailKey.substring(emailKey.lastIndexOf('@') + 1));
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
