package dev.rapport.capture.email.box;

import java.util.regex.Pattern;

/**
 * A line of an mbox, of which only the beginning is held.
 *
 * @param start where it begins, in bytes from the start of the file
 * @param end where the next one begins
 * @param head its first bytes as Latin-1, without the end of the line
 */
record MboxLine(long start, long end, String head) {

    /** How many bytes of a line are held. */
    static final int HEAD = 300;

    private static final Pattern ASCTIME = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{1,2}|\\d{1,2}"
                    + " +(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)).{0,20}\\d{1,2}:\\d{2}.*");
    private static final Pattern TIME_AND_YEAR =
            Pattern.compile("(?=.*\\b\\d{1,2}:\\d{2}(?!\\d))(?=.*\\b(?:19|20)\\d\\d\\b).*");
    private static final Pattern FIELD = Pattern.compile("(?:[!-9;-~]{1,100}[ \\t]*:|>From ).*");

    boolean isBlank() {
        return head.isEmpty();
    }

    boolean isFrom() {
        return head.startsWith("From ");
    }

    /** Whether it is a From_ line as programs write it, with a time as asctime does. */
    boolean isAsctimeFrom() {
        return isFrom() && ASCTIME.matcher(head).find();
    }

    /** Whether it is a From_ line with any time and year. */
    boolean isDatedFrom() {
        return isFrom() && TIME_AND_YEAR.matcher(head).matches();
    }

    /** Whether a header may begin with it. */
    boolean isField() {
        return FIELD.matcher(head).matches();
    }
}
