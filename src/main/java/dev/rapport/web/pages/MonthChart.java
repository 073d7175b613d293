package dev.rapport.web.pages;

import dev.rapport.insight.ObjectionRow;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The course of the objections as a drawing: a column a month, what was answered at its foot, and lines to read the numbers by.
 *
 * @param ticks the lines across, each with its number
 */
record MonthChart(List<Column> columns, List<Tick> ticks) {

    static final int WIDTH = 720;
    static final int HEIGHT = 200;

    private static final int LEFT = 36;
    private static final int FOOT = 170;
    private static final int HEAD = 14;
    private static final int LINES = 4;
    private static final int WIDEST = 56;
    private static final double FILLED = 0.6;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM yy", Locale.UK);

    /** In the order of time, whatever the order of the rows. */
    static MonthChart of(List<ObjectionRow> rows) {
        List<ObjectionRow> months = rows.stream()
                .filter(row -> !row.key().isEmpty())
                .sorted((one, other) -> one.key().compareTo(other.key()))
                .toList();
        long most = months.stream().mapToLong(ObjectionRow::count).max().orElse(1);
        long step = step(most);
        long top = step * Math.ceilDiv(most, step);
        double room = (double) (WIDTH - LEFT) / Math.max(1, months.size());
        return new MonthChart(
                IntStream.range(0, months.size())
                        .mapToObj(at -> column(months.get(at), LEFT + room * at, room, top))
                        .toList(),
                IntStream.rangeClosed(0, (int) (top / step))
                        .mapToObj(at -> new Tick(Words.number(at * step), y(at * step, top)))
                        .toList());
    }

    /** 1, 2 or 5 times a power of ten, so that the lines have round numbers, and at most {@link #LINES} and one of them. */
    private static long step(long most) {
        long ten = 1;
        while (ten * 10 * LINES < most) {
            ten *= 10;
        }
        for (long times : List.of(1L, 2L, 5L)) {
            if (ten * times * LINES >= most) {
                return ten * times;
            }
        }
        return ten * 10;
    }

    private static Column column(ObjectionRow row, double left, double room, long top) {
        int width = (int) Math.min(WIDEST, room * FILLED);
        int y = y(row.count(), top);
        int handled = y(row.handled(), top);
        return new Column(
                (int) (left + (room - width) / 2),
                (int) (left + room / 2),
                width,
                y,
                handled - y,
                handled,
                FOOT - handled,
                name(row.key()),
                Words.number(row.count()));
    }

    private static int y(long value, long top) {
        return (int) Math.round(FOOT - (double) (FOOT - HEAD) * value / top);
    }

    private static String name(String key) {
        try {
            return SHORT.format(YearMonth.parse(key));
        } catch (DateTimeException e) {
            return key;
        }
    }

    /**
     * A month, in the units of the drawing.
     *
     * @param y where what was not answered begins, {@code openHeight} high
     * @param handledY where what was answered begins
     */
    record Column(
            int x,
            int middle,
            int width,
            int y,
            int openHeight,
            int handledY,
            int handledHeight,
            String label,
            String count) {}

    /** A line across. */
    record Tick(String label, int y) {}
}
