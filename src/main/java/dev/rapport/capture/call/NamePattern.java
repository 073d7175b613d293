package dev.rapport.capture.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One way of naming recordings: a regular expression that the whole name has to fit, and how its time is written.
 *
 * <p>It is tried on the path from the folder on, without the ending of the file. What does not fit exactly tells nothing. An expression
 * that takes too long on a name is given up (some expressions need time that grows exponentially with the name).
 *
 * @param name for messages
 * @param groups what {@code regex} may name: see {@link FileNames}
 * @param time how {@code (?<time>...)} is written, as of {@link DateTimeFormatter}; null where there is none
 * @param digitsOnly whether only the digits of the time count: its format has nothing but digits
 * @param zone of the time; null for the source's
 * @param direction of every call with such a name; null where the name does not tell
 */
record NamePattern(
        String name,
        Pattern regex,
        Set<String> groups,
        @Nullable DateTimeFormatter time,
        boolean digitsOnly,
        @Nullable ZoneId zone,
        @Nullable String direction) {

    static final Set<String> GROUPS = Set.of(
            "id",
            "call",
            "part",
            "time",
            "caller",
            "called",
            "extension",
            "agent",
            "name",
            "number",
            "direction",
            "queue",
            "kind");
    static final int LONGEST = 1000;
    private static final int STEPS = 200_000;

    /** @throws IllegalArgumentException saying what is wrong with the expression or the time */
    static NamePattern of(
            String name, String regex, @Nullable String time, @Nullable String zone, @Nullable String direction) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The file-name pattern " + name + " is longer than " + LONGEST + " characters");
        }
        try {
            Pattern compiled = Pattern.compile(regex);
            Set<String> groups = compiled.namedGroups().keySet();
            List<String> unknown = groups.stream()
                    .filter(group -> !GROUPS.contains(group))
                    .sorted()
                    .toList();
            if (!unknown.isEmpty() || groups.isEmpty()) {
                throw new IllegalArgumentException("The file-name pattern " + name + " names "
                        + (groups.isEmpty() ? "no group" : "the groups " + unknown) + "; known are "
                        + GROUPS.stream().sorted().toList());
            }
            return new NamePattern(
                    name,
                    compiled,
                    groups,
                    time == null ? null : formatter(name, time),
                    time != null && time.matches("[A-Za-z]+"),
                    zone == null ? null : ZoneId.of(zone),
                    direction);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "The file-name pattern " + name + " is no regular expression: " + e.getDescription() + " at "
                            + e.getIndex(),
                    e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "The file-name pattern " + name + " has a time or a zone that cannot be understood: "
                            + e.getMessage(),
                    e);
        }
    }

    private static DateTimeFormatter formatter(String name, String time) {
        try {
            return DateTimeFormatter.ofPattern(time, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The file-name pattern " + name + " has the time " + time + ", which is no format of times: "
                            + e.getMessage(),
                    e);
        }
    }

    /** What the groups hold; empty where the name does not fit. */
    Optional<Map<String, String>> read(String path) {
        Matcher matcher = regex.matcher(new Limited(path, new int[] {STEPS}));
        try {
            if (!matcher.matches()) {
                return Optional.empty();
            }
        } catch (TooSlow | StackOverflowError tooSlow) {
            throw new TooSlow("The file-name pattern " + name + " takes too long on " + path
                    + "; write it without repetitions within repetitions");
        }
        Map<String, String> found = new HashMap<>();
        for (String group : groups) {
            String text = matcher.group(group);
            if (text != null && !text.isBlank()) {
                found.put(group, text.strip());
            }
        }
        return Optional.of(found);
    }

    /** Null where the time is none that there is. */
    @Nullable
    Instant instant(String text, ZoneId sourceZone) {
        if (time == null) {
            return null;
        }
        try {
            ZoneId in = zone == null ? sourceZone : zone;
            String digits = text.replaceAll("\\D", "");
            String read = digitsOnly ? digits : text;
            return ZonedDateTime.of(LocalDateTime.parse(read, time), in).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An expression needed more steps than it may. */
    static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooSlow(String message) {
            super(message, null, false, false);
        }
    }

    /** A text that counts how often it is looked at: a matcher has no other way to be stopped. */
    private record Limited(CharSequence text, int[] left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new TooSlow("");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
