package dev.rapport.capture.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list of addresses (RFC 5322, 3.4): quoted names, comments, groups, routes, letters of any script.
 *
 * <p>What is broken is kept as well as can be: a name without an address, an address without angles, semicolons for
 * commas, quotes that never end. One pass over the text; for one thread.
 */
final class AddressList {

    private static final int MOST = 2_000;

    private final String text;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String angled = "";
    private boolean hasAngles;
    private boolean neverEnds;
    private int at;

    private AddressList(String text) {
        this.text = text;
    }

    static List<MailAddress> read(String text) {
        AddressList list = new AddressList(text);
        list.run();
        return list.found;
    }

    private void run() {
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angles();
                case ',', ';' -> flush();
                case ':' -> colon();
                default -> phrase.append(c == '\t' ? ' ' : c);
            }
        }
        flush();
    }

    /** A group's name ends in a colon, and is dropped; a colon elsewhere is text. */
    private void colon() {
        boolean isAddress = phrase.indexOf("@") >= 0;
        boolean isScheme = phrase.toString().strip().equalsIgnoreCase("mailto");
        if (isAddress && !isScheme) {
            phrase.append(':');
        } else {
            phrase.setLength(0);
        }
    }

    private void quoted() {
        int close = neverEnds ? -1 : closing('"');
        if (close < 0) {
            neverEnds = true; // a quote that never ends is none, nor is a later one
            return;
        }
        String inside = text.substring(at, close).replaceAll("\\\\(.)", "$1");
        boolean isLocalPart = close + 1 < text.length() && text.charAt(close + 1) == '@';
        phrase.append(isLocalPart ? '"' + inside + '"' : inside);
        at = close + 1;
    }

    private int closing(char end) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == end) {
                return i;
            }
        }
        return -1;
    }

    private void comment() {
        int depth = 1;
        int from = at;
        for (; at < text.length() && depth > 0; at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 1 : 0;
        }
        int to = Math.min(at, text.length()) - (depth == 0 ? 1 : 0);
        comment.append(text, from, Math.max(from, to));
        phrase.append(' ');
    }

    private void angles() {
        int close = text.indexOf('>', at);
        int end = close < 0 ? text.length() : close;
        String inside = text.substring(at, end).strip();
        at = Math.min(text.length(), end + 1);
        if (hasAngles && !inside.contains("@")) {
            phrase.append(inside);
            return;
        }
        int route = inside.startsWith("@") ? inside.lastIndexOf(':') : -1; // obsolete: <@relay:dana@example.com>
        angled = inside.substring(route + 1).replaceFirst("(?i)^mailto:", "").strip();
        hasAngles = true;
    }

    private void flush() {
        String name = clean(phrase.toString());
        String remark = clean(comment.toString());
        if (hasAngles && !angled.isEmpty()) {
            String shown = name.isEmpty() || name.equals(angled) ? remark : name;
            add(shown, angled);
        } else {
            bare(name)
                    .ifPresentOrElse(
                            address -> add(remark.isEmpty() ? clean(name.replace(address, "")) : remark, address),
                            () -> addBroken(name, remark));
        }
        phrase.setLength(0);
        comment.setLength(0);
        angled = "";
        hasAngles = false;
    }

    private static Optional<String> bare(String name) {
        for (String word : name.split("[ \\[\\]]+")) {
            int sign = word.indexOf('@');
            if (sign > 0 && sign < word.length() - 1) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private void addBroken(String name, String remark) {
        if (!name.isEmpty()) {
            add(remark, name);
        }
    }

    private void add(String name, String address) {
        found.add(new MailAddress(name.isEmpty() ? null : EncodedWords.read(name), decoded(address)));
    }

    private static String decoded(String address) {
        return clean(address.contains("=?") ? EncodedWords.read(address) : address);
    }

    private static String clean(String written) {
        String text = written.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        boolean isQuoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return isQuoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
