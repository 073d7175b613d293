package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of README.md from the sample, into {@code target/screenshots} and into the folder that the system property
 * {@code rapport.screenshots} names: {@code mvn verify -Drapport.screenshots=src/doc/images} makes those of the project anew.
 */
abstract class PicturesJourney extends Journey {

    private static final Path ALWAYS = Path.of("target", "screenshots");
    private static final int LARGEST = 400_000;

    @Test
    void thePicturesOfTheReadmeShowTheSample() throws IOException {
        awaitAllHeard();
        try (Visitor reader = site().user()) {
            Page page = reader.page();
            reader.open("/");
            assertThat(page.getByText("What we promised").first()).isVisible();
            picture(page, "home");

            reader.open("/search?q=%22too+expensive%22+OR+budget+OR+letter");
            assertThat(page.locator(".hit").first()).isVisible();
            picture(page, "search");

            reader.open("/insights");
            page.locator(".bar-row summary").first().click();
            picture(page, "objections");

            reader.open("/customers");
            reader.follow(() -> page.locator(".entry-title")
                    .filter(new Locator.FilterOptions().setHasText("Maple Street Bakery"))
                    .click());
            assertThat(page.locator("#promises")).isVisible();
            picture(page, "customer");

            openTheCallAboutThePrice(reader);
            picture(page, "conversation");
        }
    }

    /** With its findings as marks below the waveform and beside what was said. */
    private static void openTheCallAboutThePrice(Visitor reader) {
        Page page = reader.page();
        reader.open("/search?q=%22too+expensive%22+account:%22Maple+Street+Bakery%22+channel:call");
        reader.follow(() -> page.locator(".hit-text a").first().click());
        reader.readyAt();
        assertThat(page.locator(".pin").first()).isVisible();
        assertThat(page.locator(".finding-mark").first()).isVisible();
        page.evaluate("scrollTo(0, 0)");
    }

    private static void picture(Page page, String name) throws IOException {
        page.mouse().move(0, 0);
        byte[] picture = page.screenshot();
        assertThat(picture.length).as("bytes of the picture %s", name).isBetween(10_000, LARGEST);
        write(ALWAYS, name, picture);
        String wanted = System.getProperty("rapport.screenshots", "");
        if (!wanted.isBlank()) {
            write(Path.of(wanted), name, picture);
        }
    }

    private static void write(Path folder, String name, byte[] picture) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), picture);
    }
}
