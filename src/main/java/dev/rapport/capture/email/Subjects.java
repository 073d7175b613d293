package dev.rapport.capture.email;

import java.util.regex.Pattern;

/** Takes the prefixes of answers and forwards off a subject, in some twenty languages, so that a thread's subjects are one. */
final class Subjects {

    private static final Pattern PREFIX = Pattern.compile(
            "^\\s*(?:\\[(?:external|extern|ext)\\]\\s*|"
                    + "(?:re|r|aw|antw|antwort|sv|vs|svar|vá|odp|odpov|ynt|yn|bls|rv|rif|ref|res|enc|fwd?|fw|wg|tr|rv|vl|vb|vid|doorst|i|inoltra|pd|továbbítás|ilt|fs|tr|回复|回覆|答复|答覆|转发|轉寄|轉發|返信|転送|답장|회신|전달|отв|ответ|пересл|на|fyi)"
                    + "(?:\\s?[\\[(]\\d{1,3}[\\])]|\\^\\d{1,3}|\\*\\d{1,3})?\\s?[:：]\\s*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FORWARD = Pattern.compile(
            "^\\s*(?:fwd?|fw|wg|tr|rv|vl|vb|vid|doorst|i|inoltra|pd|enc|ilt|továbbítás|转发|轉寄|轉發|転送|전달|пересл)(?:\\s?[\\[(]\\d{1,3}[\\])])?\\s?[:：]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int MOST = 20;

    private Subjects() {}

    static String base(String subject) {
        String rest = subject;
        for (int i = 0; i < MOST; i++) {
            String shorter = PREFIX.matcher(rest).replaceFirst("");
            if (shorter.length() == rest.length()) {
                break;
            }
            rest = shorter;
        }
        return rest.strip();
    }

    static boolean isForward(String subject) {
        return FORWARD.matcher(subject).find();
    }
}
