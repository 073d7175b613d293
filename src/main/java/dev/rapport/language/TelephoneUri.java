package dev.rapport.language;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the number out of what telephone systems write around it: a display name, a scheme, a host.
 *
 * <p>SIP addresses are those of RFC 3261; {@code tel:} addresses (RFC 3966) are left to the number's own reader, which
 * knows their parameters.
 */
final class TelephoneUri {

    private static final Pattern IN_ANGLES = Pattern.compile("^[^<>]*<([^<>]*)>.*$", Pattern.DOTALL);
    private static final Pattern SIP_USER = Pattern.compile("^sips?:([^@;?]*)(?:@.*|[;?].*)?$", Pattern.DOTALL);
    private static final Pattern OTHER_SCHEME = Pattern.compile("^(?:callto|sms|whatsapp|fax):/*");
    private static final Pattern NUMBER = Pattern.compile("[+0-9().\\s-]+");

    private TelephoneUri() {}

    /** The text itself where it is no address; empty for an address of something else than a number. */
    static String number(String text) {
        Matcher angles = IN_ANGLES.matcher(text);
        String address = angles.matches() ? angles.group(1).strip() : text;
        String lowered = address.toLowerCase(Locale.ROOT);
        Matcher sip = SIP_USER.matcher(lowered);
        if (sip.matches()) {
            String user = sip.group(1).replace("%2b", "+").replaceFirst(":.*", "");
            return NUMBER.matcher(user).matches() ? user : "";
        }
        if (lowered.startsWith("tel:")) {
            return "tel:" + address.substring(4).replaceFirst("^/*", "");
        }
        return OTHER_SCHEME.matcher(lowered).find()
                ? address.substring(address.indexOf(':') + 1).replaceFirst("^/*", "")
                : address;
    }
}
