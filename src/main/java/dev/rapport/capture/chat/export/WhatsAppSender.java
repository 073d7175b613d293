package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who wrote a line, and what stands behind that.
 *
 * @param name as the telephone's address book has it, or a number
 */
record WhatsAppSender(String name, String text) {

    private static final int LONGEST = 150;
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d][\\d\\s().\\-/]{5,25}");

    /** Empty where nobody wrote it: what WhatsApp itself says has no sender. */
    static Optional<WhatsAppSender> of(String rest) {
        String near = rest.substring(0, Math.min(rest.length(), LONGEST));
        int colon = near.indexOf(": ");
        if (colon < 0 && near.stripTrailing().endsWith(":")) {
            colon = near.stripTrailing().length() - 1;
        }
        if (colon < 0) {
            colon = near.indexOf(":\u200E");
        }
        if (colon <= 0) {
            return Optional.empty();
        }
        String name = name(near.substring(0, colon));
        return name.isEmpty() || isCutInAQuote(name) || WhatsAppWords.isSaidByNobody(name)
                ? Optional.empty()
                : Optional.of(new WhatsAppSender(name, rest.substring(Math.min(rest.length(), colon + 1))));
    }

    /** As in "Dana created group “Pilot: phase 1”", where the colon belongs to what is quoted. */
    private static boolean isCutInAQuote(String name) {
        long opened = name.chars().filter(c -> c == '“' || c == '«').count();
        long closed = name.chars().filter(c -> c == '”' || c == '»').count();
        long straight = name.chars().filter(c -> c == '"').count();
        boolean german = name.indexOf('„') >= 0; // which closes with the sign that opens elsewhere
        return german ? opened == 0 : opened > closed || straight % 2 == 1;
    }

    private static String name(String written) {
        String plain = WhatsAppStamp.unmarked(written)
                .replaceAll("[\\u00A0\\u202F\\s]+", " ")
                .strip();
        return plain.startsWith("~") ? plain.substring(1).strip() : plain;
    }

    ChatPerson person() {
        return person(name);
    }

    /** A number is where this person can be called. */
    static ChatPerson person(String name) {
        if (NUMBER.matcher(name).matches()) {
            String digits = name.replaceAll("\\D", "");
            String phone = name.startsWith("+") ? "+" + digits : digits;
            return Fields.person(phone, name, null, null, name, null);
        }
        return Fields.person(name, null, name, null, null, null);
    }
}
