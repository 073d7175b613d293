package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkViewsTest {

    @Test
    void theRestIsToldAsPeopleSayIt() {
        assertThat(WorkViews.written(Duration.ofSeconds(20))).isEqualTo("a minute");
        assertThat(WorkViews.written(Duration.ofSeconds(370))).isEqualTo("6 minutes");
        assertThat(WorkViews.written(Duration.ofSeconds(7000))).isEqualTo("2 hours");
    }
}
