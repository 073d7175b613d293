package dev.rapport.capture.chat.export;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message of a WhatsApp export says.
 *
 * @param text without what WhatsApp wrote into it
 * @param file the name of the file with it; empty for none
 * @param contained whether that file lies in the export
 * @param left whether a file was left out of the export
 * @param marked whether WhatsApp marks it as its own words
 */
record WhatsAppText(String text, String file, boolean contained, boolean left, boolean deleted, boolean marked) {

    private static final char MARK = '\u200E';

    /** {@code IMG-20231231-WA0001.jpg (file attached)}, in any language. */
    private static final Pattern ATTACHED =
            Pattern.compile("([^\\n\\\\/:*?\"<>|]{1,250}\\.\\w{1,10}) \\([^()\\n]{2,60}\\)");

    /** {@code <attached: 00000012-PHOTO-2023-12-31-23-59-59.jpg>}, in any language. */
    private static final Pattern BRACKETED =
            Pattern.compile("<[^<>:：\\n]{2,40}[:：]\\s?([^<>\\n\\\\/]{1,250}\\.\\w{1,10})>\\s*$");

    private static final Pattern OWN_NAME = Pattern.compile("(?:[A-Z]{3}-\\d{8}-WA\\d+|\\d{8}-[A-Z]+-.*)\\.\\w+");

    /** {@code <Media omitted>}, in any language: nothing but that. */
    private static final Pattern OMITTED = Pattern.compile("<[^<>:\\n]{3,50}>");

    private static final Pattern LAST_BRACKETS = Pattern.compile("\\s*(" + MARK + "?)<([^<>:\\n]{5,80})>\\s*$");

    /** @param raw as it stands behind the sender, with marks; lines after the first are separated by line ends */
    static WhatsAppText of(String raw, Predicate<String> inExport) {
        boolean marked = raw.stripLeading().indexOf(MARK) == 0;
        String text = withoutEdit(raw);
        if (WhatsAppWords.isDeleted(text)) {
            return new WhatsAppText("", "", false, false, true, marked);
        }
        String plain = WhatsAppStamp.unmarked(text).strip();
        int lineEnd = plain.indexOf('\n');
        String first = lineEnd < 0 ? plain : plain.substring(0, lineEnd);
        Matcher attached = ATTACHED.matcher(first);
        if (attached.matches() && isFile(attached.group(1), inExport)) {
            return withFile(attached.group(1), lineEnd < 0 ? "" : plain.substring(lineEnd + 1), inExport);
        }
        Optional<Matcher> bracketed = bracketed(plain);
        if (bracketed.isPresent()) {
            Matcher found = bracketed.get();
            return withFile(found.group(1), plain.substring(0, found.start()).strip(), inExport);
        }
        boolean left = marked || OMITTED.matcher(first).matches();
        return new WhatsAppText(plain, "", false, left, false, marked);
    }

    private static Optional<Matcher> bracketed(String plain) {
        int open = plain.lastIndexOf('<');
        if (open < 0) {
            return Optional.empty();
        }
        Matcher found = BRACKETED.matcher(plain);
        return found.find(open) ? Optional.of(found) : Optional.empty();
    }

    private static boolean isFile(String name, Predicate<String> inExport) {
        return inExport.test(name) || OWN_NAME.matcher(name).matches();
    }

    private static WhatsAppText withFile(String name, String text, Predicate<String> inExport) {
        boolean there = inExport.test(name);
        String shown = there ? text : "[" + name + "]" + (text.isEmpty() ? "" : "\n" + text);
        return new WhatsAppText(shown, name, there, !there, false, false);
    }

    /** WhatsApp does not say when a text was changed. */
    private static String withoutEdit(String raw) {
        int open = raw.lastIndexOf('<');
        if (open <= 0) {
            return raw;
        }
        int from = open;
        while (from > 0 && (raw.charAt(from - 1) == MARK || Character.isWhitespace(raw.charAt(from - 1)))) {
            from--;
        }
        Matcher last = LAST_BRACKETS.matcher(raw);
        boolean found = last.find(from) && last.start() == from && from > 0;
        return found && (!last.group(1).isEmpty() || WhatsAppWords.isEdited(last.group(2)))
                ? raw.substring(0, from)
                : raw;
    }

    /** What tells it from others of the same minute and sender, also where files are left out of one of two exports. */
    String key() {
        return file.isEmpty() && !left ? text : "file";
    }
}
