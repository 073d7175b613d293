package dev.rapport.match;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows addresses from which programs write, such as newsletters: whoever has one at a customer's domain is not that customer. */
public final class Machines {

    private static final Pattern MACHINE = Pattern.compile(
            "(?:.*[._-])?(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|newsletters?|news|notifications?|notify|alerts?"
                    + "|marketing|updates|automailer|auto|mailing|campaigns?|promo|promotions|events|webinars?)(?:[._+=-].*)?");

    private Machines() {}

    public static boolean isMachine(String address) {
        String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
        return MACHINE.matcher(local.toLowerCase(Locale.ROOT)).matches();
    }
}
