package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The morning, the afternoon, the evening or the night.
 *
 * @param end the index after it
 * @param from on the clock, for {@code hours} hours
 */
record DayPart(int end, int from, int hours) {

    private static final Map<String, int[]> PARTS = Map.of(
            "morning", new int[] {8, 4},
            "mornings", new int[] {8, 4},
            "afternoon", new int[] {12, 4},
            "evening", new int[] {16, 4},
            "night", new int[] {20, 4},
            "nite", new int[] {20, 4},
            "lunchtime", new int[] {11, 2},
            "am", new int[] {8, 4},
            "pm", new int[] {12, 4});
    private static final Set<String> LATE = Set.of("late", "later");

    /** With "early" or "late", and with what joins it to a day or time before it. */
    static Optional<DayPart> at(Text text, int at) {
        int start = text.past(text.past(text.past(at, ","), Set.of("in", "at", "during", "on")), Set.of("the", "mid"));
        boolean early = text.is(start, "early");
        boolean late = text.is(start, LATE);
        int word = early || late ? text.past(text.past(text.past(start + 1, "-"), "in"), "the") : start;
        int[] part = PARTS.get(text.word(word));
        if (part == null) {
            return Optional.empty();
        }
        int half = part[1] / 2;
        return Optional.of(new DayPart(word + 1, late ? part[0] + half : part[0], early || late ? half : part[1]));
    }

    /** The words that need no other beside them. */
    boolean isAfternoon() {
        return from >= 12;
    }

    When of(When day) {
        return When.between(
                        end,
                        day.at(LocalTime.of(from, 0)),
                        day.at(LocalTime.of(from, 0)).plusHours(hours),
                        Grain.PART_OF_DAY)
                .written(day.edits());
    }

    /** The time in it: at night, the hours until five are those after midnight. */
    LocalTime of(Clock clock) {
        LocalTime time = clock.time();
        boolean small = from >= 20 && (time.getHour() < 5 || time.getHour() == 12);
        return small
                ? time.withHour(time.getHour() % 12)
                : isAfternoon()
                        ? clock.inAfternoon()
                        : time.getHour() == 12 && !clock.exact() ? time.minusHours(12) : time;
    }
}
