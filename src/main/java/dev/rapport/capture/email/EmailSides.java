package dev.rapport.capture.email;

import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import dev.rapport.language.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides which side of a thread an address is on.
 *
 * <p>By the company's domains; without any, ours is the owner of the mailbox; without an owner, nobody knows.
 */
final class EmailSides {

    private static final double BY_DOMAIN = 0.95;
    private static final double NOT_OUR_DOMAIN = 0.9;
    private static final double BY_OWNER = 0.9;
    private static final double NOT_THE_OWNER = 0.7;

    private final Company company;
    private final @Nullable String owner;

    EmailSides(Company company, @Nullable String owner) {
        this.company = company;
        this.owner = EmailAddress.read(owner).map(EmailAddress::value).orElse(null);
    }

    /** @param key an address in the form in which it is compared; null for what is none */
    Sided of(@Nullable String key) {
        if (key == null) {
            return new Sided(Side.UNKNOWN, 0);
        }
        if (!company.domains().isEmpty()) {
            String domain = key.substring(key.lastIndexOf('@') + 1);
            boolean ours = company.domains().stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
            return ours ? new Sided(Side.OURS, BY_DOMAIN) : new Sided(Side.THEIRS, NOT_OUR_DOMAIN);
        }
        if (owner == null) {
            return new Sided(Side.UNKNOWN, 0);
        }
        return key.equals(owner) ? new Sided(Side.OURS, BY_OWNER) : new Sided(Side.THEIRS, NOT_THE_OWNER);
    }

    /** @param confidence 0..1 */
    record Sided(Side side, double confidence) {}
}
