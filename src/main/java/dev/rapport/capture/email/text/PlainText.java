package dev.rapport.capture.email.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes readable text of {@code text/plain}: line ends, control characters, and flowed paragraphs (RFC 3676), whose soft
 * line breaks are undone within one depth of quoting.
 */
public final class PlainText {

    private PlainText() {}

    public static String read(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                clean.append(pair ? "" : "\n");
            } else if (c == '\n' || c == '\t' || (c >= ' ' && c != 0x7F && c != '\uFEFF')) {
                clean.append(c == '\u00A0' ? ' ' : c);
            }
        }
        return withoutOuterBlankLines(clean);
    }

    private static String withoutOuterBlankLines(StringBuilder text) {
        int start = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            start = text.charAt(i) == '\n' ? i + 1 : start;
        }
        return text.substring(Math.min(start, text.length())).stripTrailing();
    }

    /** @param delSp whether the space before a soft break is not part of the text */
    public static String flowed(String text, boolean delSp) {
        List<String> lines = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        int paragraphDepth = -1;
        for (String line : read(text).lines().toList()) {
            int depth = depth(line);
            String content = line.substring(depth);
            content = content.startsWith(" ") ? content.substring(1) : content; // space-stuffing, 4.4
            boolean isSignature = content.equals("-- ");
            if (paragraphDepth >= 0 && (paragraphDepth != depth || isSignature)) {
                lines.add(quoted(paragraphDepth, paragraph));
                paragraphDepth = -1;
            }
            boolean soft = content.endsWith(" ") && !isSignature;
            paragraph.append(soft && delSp ? content.substring(0, content.length() - 1) : content);
            paragraphDepth = depth;
            if (!soft) {
                lines.add(quoted(depth, paragraph));
                paragraphDepth = -1;
            }
        }
        if (paragraphDepth >= 0) {
            lines.add(quoted(paragraphDepth, paragraph));
        }
        return read(String.join("\n", lines));
    }

    private static String quoted(int depth, StringBuilder paragraph) {
        String line = (depth == 0 ? "" : ">".repeat(depth) + " ") + paragraph;
        paragraph.setLength(0);
        return line;
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }
}
