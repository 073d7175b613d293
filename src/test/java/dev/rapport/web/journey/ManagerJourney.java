package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From what customers object to down to the second of a call, and a tracker of one's own from the first word to its force. */
abstract class ManagerJourney extends Journey {

    @Test
    void theChartLeadsToTheSecondAtWhichItWasSaid() {
        awaitAllHeard();
        try (Visitor manager = site().user()) {
            Page page = manager.page();
            manager.open("/insights");
            Locator row = page.locator(".bar-row")
                    .filter(new Locator.FilterOptions().setHas(page.locator("a[href*='t=']")))
                    .first();
            assertThat(row.locator(".bar-said")).containsText("conversation");
            row.locator("summary").click();
            manager.follow(() -> row.locator("a[href*='t=']").first().click());
            long saidAt = Long.parseLong(String.valueOf(manager.parameter("t")));
            assertThat(manager.readyAt()).isBetween(saidAt - 300, saidAt + 300);
            assertThat(page.locator(":target")).isInViewport();
            page.getByLabel("Play", new Page.GetByLabelOptions().setExact(true)).click();
            manager.assertHears(saidAt);
        }
    }

    @Test
    void aTrackerIsWrittenTriedLabelledAndPublished() {
        awaitAllHeard();
        try (Visitor manager = site().user()) {
            Page page = manager.page();
            manager.open("/trackers");
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Letters");
            page.getByLabel("Query").fill("letter OR lawyers");
            assertThat(page.locator("#trial [role=status]")).containsText("of all history");
            manager.follow(() -> page.getByText("Keep it", new Page.GetByTextOptions().setExact(true))
                    .click());
            page.locator("#trial [data-label]").first().focus();
            manager.press("r");
            assertThat(page.locator("#quality")).containsText("1 of 1 labelled as right");
            page.getByText("Publish version 1").click();
            assertThat(page.getByText("Version 1 is in force;")).isVisible();
        }
        await("what it finds in history is filed")
                .atMost(Duration.ofMinutes(1))
                .until(() -> rapport()
                                .get("/api/v1/search?q=letter&finding=tracker")
                                .get("total")
                                .asInt()
                        > 0);
    }
}
