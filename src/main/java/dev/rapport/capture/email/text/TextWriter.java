package dev.rapport.capture.email.text;

/**
 * Writes text as a browser would lay it out: white space collapsed, at most one empty line between paragraphs.
 *
 * <p>Line ends are written only when more text comes, so that nothing stands at the begin or end of the text. For one thread.
 */
final class TextWriter {

    private final StringBuilder out = new StringBuilder();
    private int pendingLines;
    private boolean pendingSpace;
    private boolean heldOpen;
    private String prefix = "";

    int length() {
        return out.length();
    }

    /** Sees to it that what comes next stands on a new line, after so many line ends. */
    void breakLines(int lines) {
        int emptyLine = heldOpen && lines > 0 ? Math.min(2, pendingLines + 1) : 0;
        heldOpen &= lines == 0;
        pendingLines = Math.max(pendingLines, Math.max(lines, emptyLine));
        pendingSpace = pendingSpace && lines == 0;
    }

    /** A line end of its own: two of them make an empty line. */
    void newLine() {
        pendingLines = Math.min(3, pendingLines + 1);
        pendingSpace = false;
        heldOpen = false;
    }

    void item(String bullet) {
        prefix = bullet;
    }

    void cell(boolean afterAnother) {
        if (afterAnother && pendingLines == 0 && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            pendingSpace = true;
        }
    }

    void text(String text, boolean preformatted) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c)) {
                continue;
            }
            if (preformatted && c == '\n') {
                newLine();
            } else if (preformatted && (c == ' ' || c == '\t') && out.length() > 0) {
                write(c);
            } else if (Character.isWhitespace(c) || c == '\u00A0' || c == '\u2007' || c == '\u202F') {
                pendingSpace = true;
                heldOpen |= c == '\u00A0' && pendingLines > 0; // Outlook's empty line is a paragraph of such a space
            } else {
                write(c);
            }
        }
    }

    private void write(char c) {
        boolean atStart = out.isEmpty() || pendingLines > 0;
        if (!out.isEmpty()) {
            out.repeat('\n', pendingLines);
        }
        if (atStart) {
            out.append(prefix);
        } else {
            out.append(!prefix.isEmpty() ? "\n" + prefix : pendingSpace ? " " : "");
        }
        prefix = "";
        pendingLines = 0;
        pendingSpace = false;
        heldOpen = false;
        out.append(c);
    }

    /** Characters that newsletters fill their hidden previews with, and the soft hyphen. */
    private static boolean isInvisible(char c) {
        return c == '\u200B'
                || c == '\u034F'
                || c == '\uFEFF'
                || c == '\u00AD'
                || (c < ' ' && !Character.isWhitespace(c));
    }

    String finish() {
        return out.toString().stripTrailing();
    }
}
