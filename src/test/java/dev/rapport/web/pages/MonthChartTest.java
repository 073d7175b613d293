package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.insight.ObjectionRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthChartTest {

    @Test
    void theMonthsStandInTheOrderOfTimeAndWithinTheDrawing() {
        MonthChart chart =
                MonthChart.of(List.of(month("2026-11", 37, 12), month("2026-09", 4, 4), month("2026-10", 0, 0)));

        assertThat(chart.columns()).extracting(MonthChart.Column::label).containsExactly("Sept 26", "Oct 26", "Nov 26");
        assertThat(chart.columns()).allSatisfy(one -> {
            assertThat(one.x()).isBetween(0, MonthChart.WIDTH - one.width());
            assertThat(one.y()).isBetween(0, MonthChart.HEIGHT);
            assertThat(one.openHeight()).isNotNegative();
            assertThat(one.handledHeight()).isNotNegative();
        });
    }

    @Test
    void aColumnIsAsHighAsItsNumberSaysAtTheSide() {
        MonthChart chart = MonthChart.of(List.of(month("2026-10", 40, 0), month("2026-11", 20, 20)));

        assertThat(chart.ticks()).extracting(MonthChart.Tick::label).containsExactly("0", "10", "20", "30", "40");
        assertThat(chart.columns().getFirst().y())
                .isEqualTo(chart.ticks().getLast().y());
        assertThat(chart.columns().getLast().handledY())
                .isEqualTo(chart.ticks().get(2).y());
        assertThat(chart.columns().getLast().openHeight()).isZero();
    }

    @Test
    void whatIsOfNoMonthIsNotDrawn() {
        assertThat(MonthChart.of(List.of(month("", 3, 0))).columns()).isEmpty();
    }

    private static ObjectionRow month(String key, long count, long handled) {
        return new ObjectionRow(key, count, count, 100, null, handled, 0, List.of());
    }
}
