package dev.rapport.capture.email.file;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Takes the text out of RTF (Rich Text Format Specification 1.9.1): paragraphs, tabs, characters of any script; not fonts,
 * pictures or fields' code. One pass; for one thread.
 */
public final class Rtf {

    private static final Set<String> NO_TEXT = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "fldinst",
            "themedata",
            "listtable",
            "listoverridetable",
            "generator",
            "xmlnstbl",
            "latentstyles",
            "datastore",
            "htmltag",
            "mhtmltag");
    private static final int DEEPEST = 1_000;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final String rtf;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Boolean> silent = new ArrayDeque<>();
    private boolean isSilent;
    private int toSkip;
    private int at;

    private Rtf(String rtf) {
        this.rtf = rtf;
    }

    /** Never fails; of what is no RTF, the characters. */
    public static String text(String rtf) {
        Rtf reader = new Rtf(rtf);
        reader.run();
        return reader.text.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private void run() {
        while (at < rtf.length()) {
            char c = rtf.charAt(at++);
            switch (c) {
                case '{' -> open();
                case '}' -> isSilent = !silent.isEmpty() && silent.pop();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> put(c);
            }
        }
    }

    private void open() {
        if (silent.size() < DEEPEST) {
            silent.push(isSilent);
        }
        if (rtf.startsWith("\\*", at)) {
            isSilent = true;
        }
    }

    private void control() {
        if (at >= rtf.length()) {
            return;
        }
        char c = rtf.charAt(at);
        if (c == '\'') {
            hex();
        } else if (!Character.isLetter(c)) {
            at++;
            put(c == '~' ? ' ' : c == '{' || c == '}' || c == '\\' ? c : '\0');
        } else {
            word();
        }
    }

    private void hex() {
        int end = Math.min(at + 3, rtf.length());
        String digits = rtf.substring(at + 1, end);
        at = end;
        if (digits.matches("[0-9a-fA-F]{2}")) {
            put(new String(new byte[] {(byte) Integer.parseInt(digits, 16)}, WESTERN).charAt(0));
        }
    }

    private void word() {
        int start = at;
        while (at < rtf.length() && Character.isLetter(rtf.charAt(at)) && at - start < 40) {
            at++;
        }
        String word = rtf.substring(start, at);
        int number = at;
        while (at < rtf.length() && at - number < 8 && (rtf.charAt(at) == '-' || Character.isDigit(rtf.charAt(at)))) {
            at++;
        }
        String parameter = rtf.substring(number, at);
        if (at < rtf.length() && rtf.charAt(at) == ' ') {
            at++;
        }
        obey(word, parameter);
    }

    private void obey(String word, String parameter) {
        switch (word) {
            case "par", "line", "sect", "page", "row" -> put('\n');
            case "tab", "cell" -> put('\t');
            case "u" -> unicode(parameter);
            case "emdash" -> put('—');
            case "endash" -> put('–');
            case "lquote" -> put('‘');
            case "rquote" -> put('’');
            case "ldblquote" -> put('“');
            case "rdblquote" -> put('”');
            case "bullet" -> put('•');
            default -> isSilent |= NO_TEXT.contains(word);
        }
    }

    private void unicode(String parameter) {
        if (parameter.matches("-?\\d{1,6}")) {
            put((char) Integer.parseInt(parameter));
            toSkip = 1; // the character for readers that do not know this one
        }
    }

    private void put(char c) {
        if (toSkip > 0 && c != '\n') {
            toSkip--;
        } else if (!isSilent && c != '\0') {
            text.append(c);
        }
    }
}
