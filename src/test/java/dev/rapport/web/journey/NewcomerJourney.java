package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.RunningRapport;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first five minutes, as README.md tells them: from the login to the second at which a phrase was said. */
abstract class NewcomerJourney extends Journey {

    @Test
    void theSampleIsLoadedByAButtonAndAPhraseOfItIsFoundAndHeard() {
        try (Visitor newcomer = site().stranger()) {
            logIn(newcomer);
            loadTheSample(newcomer.page());
            long saidAt = find(newcomer);
            hear(newcomer, saidAt);
        }
    }

    private void logIn(Visitor newcomer) {
        Page page = newcomer.page();
        newcomer.open("/");
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        newcomer.logIn("not it");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        newcomer.logIn(RunningRapport.password());
        assertThat(page.locator("main")).containsText("Three ways to begin");
        assertThat(page.locator("main")).containsText(rapport().inbox("calls").toString());
    }

    /** The home page tells by itself what comes in, and how far it is. */
    private static void loadTheSample(Page page) {
        page.getByText("Load the sample", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("What came in lately")).isVisible();
        assertThat(page.locator("#live .entry").first()).isVisible();
        assertThat(page.locator("#live a.entry:not(:has(.badge))").first()).isVisible(Visitor.patiently());
    }

    /** As soon as the call with it is heard. */
    private static long find(Visitor newcomer) {
        Page page = newcomer.page();
        newcomer.follow(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .click());
        page.getByLabel("Search all conversations").fill("\"too expensive\"");
        newcomer.follow(() -> page.getByLabel("Search all conversations").press("Enter"));
        Locator hit = page.locator(".hit").filter(new Locator.FilterOptions().setHasText("Maple Street Bakery"));
        await("the call is heard").atMost(Visitor.PATIENCE).until(() -> {
            page.reload();
            return hit.count() > 0;
        });
        assertThat(hit.locator("mark").first()).hasText(Pattern.compile("too.*", Pattern.CASE_INSENSITIVE));
        newcomer.follow(() -> hit.locator(".hit-text a").first().click());
        long saidAt = Long.parseLong(String.valueOf(newcomer.parameter("t")));
        assertThat(newcomer.readyAt()).isBetween(saidAt - 300, saidAt + 300);
        assertThat(page.locator(".utterance.now")).containsText("expensive");
        return saidAt;
    }

    private static void hear(Visitor newcomer, long saidAt) {
        Page page = newcomer.page();
        newcomer.press(" ");
        newcomer.assertHears(saidAt);
        newcomer.press(" ");
        long before = newcomer.readyAt();
        newcomer.press("ArrowLeft");
        await().atMost(Duration.ofSeconds(5)).until(() -> newcomer.readyAt() < before - 1_000);
        page.locator(".utterance .at").nth(1).click();
        newcomer.assertHears(Long.parseLong(page.locator(".utterance").nth(1).getAttribute("data-start")));
    }
}
