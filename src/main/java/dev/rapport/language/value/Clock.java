package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.List;

/**
 * A time of day that was read.
 *
 * @param end the index of the token after it
 * @param exact whether it is known which half of the day was meant
 * @param sure whether it can be nothing but a time; "eight forty" may be a number
 * @param edits how it is written, where it was said
 */
record Clock(int end, LocalTime time, boolean exact, boolean sure, boolean seconds, List<Edit> edits) {

    /** After the noon where nobody said and people work: one to six. */
    LocalTime atWork() {
        return exact || time.getHour() == 0 || time.getHour() > 6 ? time : time.plusHours(12);
    }

    LocalTime inAfternoon() {
        return exact || time.getHour() >= 12 ? time : time.plusHours(12);
    }

    Grain grain() {
        return seconds ? Grain.SECOND : Grain.MINUTE;
    }
}
