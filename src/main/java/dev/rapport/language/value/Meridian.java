package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Morning or afternoon, as it is said after a time: pm, p.m., "p m".
 *
 * @param end the index after it
 * @param text as it is written after a spoken time: p.m., or P.M. if it was said in capitals
 */
record Meridian(boolean afternoon, int end, String text) {

    static Optional<Meridian> at(Text text, int at) {
        String word = text.word(at);
        if (word.equals("am") || word.equals("pm")) {
            return Optional.of(of(text, at, word.charAt(0), text.past(at + 1, ".")));
        }
        if (!word.equals("a") && !word.equals("p")) {
            return Optional.empty();
        }
        int point = text.past(at + 1, ".");
        if (text.is(point, "m")) {
            int last = point > at + 1 ? text.past(point + 1, ".") : point + 1;
            return Optional.of(of(text, at, word.charAt(0), last));
        }
        return text.joined(at) && text.isDigits(at - 1) && !text.joined(at + 1)
                ? Optional.of(of(text, at, word.charAt(0), at + 1))
                : Optional.empty();
    }

    /** A point after "pm" belongs to it only if one stands within it. */
    private static Meridian of(Text text, int at, char letter, int end) {
        boolean single = text.word(at).length() == 2;
        String written = letter + ".m.";
        return new Meridian(
                letter == 'p', single ? at + 1 : end, text.isCapital(at) ? written.toUpperCase(Locale.ROOT) : written);
    }

    /** Twelve is the first hour of both halves; an hour past twelve has been told already. */
    LocalTime of(LocalTime time) {
        int hour = time.getHour() % 12;
        return time.getHour() > 12 ? time : time.withHour(afternoon ? hour + 12 : hour);
    }
}
