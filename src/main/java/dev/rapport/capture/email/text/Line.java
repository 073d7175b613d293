package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.MarkedText.Mark;
import dev.rapport.capture.email.text.MarkedText.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * A line of a body, with what is known of it before anything is decided.
 *
 * @param start of the line in the body
 * @param end of the line, its line end included
 * @param depth how deep it is quoted, by signs or by markup
 * @param text without quote signs and outer white space; of a very long line its start only
 * @param roles what the HTML says about it
 */
record Line(int start, int end, int depth, String text, Set<Role> roles) {

    /** Longer lines are paragraphs: what mail programs write stands at their start. */
    private static final int LONGEST = 500;

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isQuoted() {
        return depth > 0;
    }

    boolean has(Role role) {
        return roles.contains(role);
    }

    /** Splits a body into its lines. */
    static List<Line> of(MarkedText body) {
        String text = body.text();
        RolesAt roles = new RolesAt(body.marks());
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(line(text, start, end, roles));
            start = end;
        }
        return lines;
    }

    private static Line line(String text, int start, int end, RolesAt roles) {
        int at = start;
        int depth = 0;
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '>')) {
            depth += text.charAt(at) == '>' ? 1 : 0;
            at++;
        }
        if (depth == 1 && text.startsWith(">From ", at - 1)) {
            depth = 0; // the mark of mbox files, not of a quote
        }
        String content = text.substring(at, Math.min(end, at + LONGEST)).strip();
        roles.moveTo(Math.min(at, end - 1));
        return new Line(start, end, depth + roles.citedDepth(), content, roles.roles());
    }

    /** Walks over the marks in step with the lines. */
    private static final class RolesAt {
        private final List<Mark> waiting;
        private final PriorityQueue<Mark> active = new PriorityQueue<>(Comparator.comparingInt(Mark::end));
        private int next;

        RolesAt(List<Mark> marks) {
            waiting = marks.stream()
                    .filter(mark -> mark.end() > mark.start())
                    .sorted(Comparator.comparingInt(Mark::start))
                    .toList();
        }

        void moveTo(int at) {
            while (next < waiting.size() && waiting.get(next).start() <= at) {
                active.add(waiting.get(next++));
            }
            while (!active.isEmpty() && active.peek().end() <= at) {
                active.remove();
            }
        }

        int citedDepth() {
            return (int)
                    active.stream().filter(mark -> mark.role() == Role.CITED).count();
        }

        Set<Role> roles() {
            EnumSet<Role> roles = EnumSet.noneOf(Role.class);
            active.forEach(mark -> roles.add(mark.role()));
            return roles;
        }
    }
}
