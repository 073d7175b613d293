package dev.rapport.language;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail address in the one form in which addresses are compared: in lower case, without a display name, its domain in
 * ASCII (IDNA, RFC 3490).
 *
 * <p>By RFC 5321 only the receiving server knows whether the case of the part before the @ matters; no server in use
 * minds it, and people write it both ways. Tags ({@code dana+news@}) are kept, since they may be another mailbox.
 *
 * @param value for example {@code dana@xn--mller-kva.example}
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3, less the angles
    private static final int LONGEST_WRITTEN = 2_000;
    private static final Pattern IN_ANGLES = Pattern.compile("<([^<>]*)>[^<>]*$");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern LOCAL =
            Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}|\"[^\"\\p{Cntrl}]{1,62}\"");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*");

    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1 || value.length() > LONGEST || !isAddress(value.substring(0, at), value.substring(at + 1))) {
            throw new IllegalArgumentException("This is no mail address in its normal form: " + value);
        }
    }

    /** Reads {@code "Dana Smith" <Dana@Example.com>}, {@code mailto:dana@example.com} and the like; empty for all else. */
    public static Optional<EmailAddress> read(@Nullable String written) {
        if (written == null || written.length() > LONGEST_WRITTEN) {
            return Optional.empty();
        }
        String text =
                withoutName(Normalizer.normalize(written, Normalizer.Form.NFC).strip());
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return domain(text.substring(at + 1))
                .filter(domain -> isAddress(local, domain))
                .map(domain -> local + "@" + domain)
                .filter(address -> address.length() <= LONGEST)
                .map(EmailAddress::new);
    }

    /** What comes after the @, such as {@code example.com}. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static String withoutName(String text) {
        Matcher angles = IN_ANGLES.matcher(text);
        String address = angles.find() ? angles.group(1) : COMMENT.matcher(text).replaceAll("");
        address = address.strip();
        if (address.regionMatches(true, 0, "mailto:", 0, 7)) {
            address = address.substring(7).replaceFirst("\\?.*", "");
        }
        return address.strip();
    }

    private static Optional<String> domain(String written) {
        String domain = written.strip();
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a label of no or of too many characters
        }
    }

    private static boolean isAddress(String local, String domain) {
        return LOCAL.matcher(local).matches() && DOMAIN.matcher(domain).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
