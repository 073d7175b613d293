package dev.rapport.web.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.rapport.CallOf;
import dev.rapport.RunningRapport;
import dev.rapport.transcribe.RealModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in a real browser, on the packaged application: from the first login to the second at which a phrase was said.
 *
 * <p>Skipped where there is no Chromium or no speech model.
 */
class PagesIT {

    /** Transcribing on a machine that does other things too. */
    private static final double PATIENCE_MS = 180_000;

    @TempDir
    private static Path folder;

    private static Playwright playwright;
    private static Browser browser;
    private static RunningRapport rapport;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> chromium = chromium();
        assumeThat(chromium).as("a Chromium on the path").isPresent();
        RealModel.require();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        rapport = RunningRapport.on(Files.createDirectory(folder.resolve("data")), "--rapport.company.name=Northwind");
    }

    @AfterAll
    static void stop() {
        if (rapport != null) {
            rapport.close();
        }
        if (playwright != null) {
            playwright.close();
        }
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void aCallDroppedOnThePageIsSearchedAndHeardAtTheRightSecond() {
        Page page = page();
        logIn(page);
        emptyHome(page);
        takeIn(page);
        findAndHear(page);
        correct(page);
        importContacts(page);
        chooseASuggestionByKeyboard(page);
        assertThat(complaints).isEmpty();
    }

    private Page page() {
        Page page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private void logIn(Page page) {
        page.navigate(rapport.uri("/").toString());
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill("not it");
        page.getByText("Log in").last().click();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("wrong");
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(RunningRapport.password());
        page.locator("form button").click();
    }

    private void emptyHome(Page page) {
        assertThat(page.locator("main")).containsText("Three ways to begin");
        assertThat(page.locator("main")).containsText(rapport.inbox("calls").toString());
    }

    /** The transcript comes by itself, without the page being loaded anew. */
    private void takeIn(Page page) {
        page.getByLabel("Drop recordings here, or choose them").setInputFiles(CallOf.wav("price"));
        page.getByText("Take in", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(Pattern.compile(".*/conversations/.+"));
        assertThat(page.locator(".utterance").first()).isVisible(patiently());
        assertThat(page.locator("#stages .badge")).hasText("Processed", patientText());
        assertThat(page.locator("#player[data-ready]")).isVisible();
    }

    private void findAndHear(Page page) {
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Search").setExact(true))
                .click();
        page.getByLabel("Search all conversations").fill("\"too expensive\"");
        page.getByLabel("Search all conversations").press("Enter");
        assertThat(page.locator(".hit mark").first()).hasText(Pattern.compile("too.*"));
        page.locator(".hit-text a").first().click();
        Locator player = page.locator("#player[data-ready]");
        assertThat(player).isVisible();
        assertThat(at(player)).isBetween(2_200L, 9_000L);
        assertThat(page.locator(".utterance.now")).containsText("expensive");
        long before = at(player);
        page.keyboard().press("ArrowLeft");
        await().until(() -> at(player) < before);
        page.locator(".utterance .at").nth(2).click();
        assertThat(page.locator(".utterance.now").first()).isVisible();
    }

    private static long at(Locator player) {
        return Long.parseLong(
                Optional.ofNullable(player.getAttribute("data-at")).orElse("0"));
    }

    private void correct(Page page) {
        Locator first = page.locator(".utterance").first();
        first.hover();
        first.locator("button.edit").click();
        page.locator(".utterance-form textarea").fill("Good morning, this is Zanzibar Telephones.");
        page.locator(".utterance-form button[type=submit]").click();
        assertThat(page.locator(".utterance").first()).containsText("Zanzibar");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            page.navigate(rapport.uri("/search?q=zanzibar").toString());
            return page.locator(".hit").count() == 1;
        });
    }

    private void importContacts(Page page) {
        page.navigate(rapport.uri("/customers").toString());
        page.getByLabel("Drop a CSV here, or choose it").setInputFiles(csv());
        page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(Pattern.compile(".*/customers/imports/.+"));
        assertThat(page.locator("#import .badge")).hasText("Done", patientText());
        page.navigate(rapport.uri("/customers?kind=contacts&q=dana").toString());
        page.getByText("Dana Whitfield").click();
        assertThat(page.locator("h1")).hasText("Dana Whitfield");
    }

    private void chooseASuggestionByKeyboard(Page page) {
        page.navigate(rapport.uri("/search").toString());
        Locator box = page.getByLabel("Search all conversations");
        Locator list = page.locator("#suggestions");
        box.pressSequentially("whit");
        assertThat(list).containsText("Whitfield & Sons");
        box.press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "suggestion-0");
        box.press("Escape");
        assertThat(list).isHidden();
        box.press("ArrowDown");
        box.press("Enter");
        page.waitForURL(Pattern.compile(".*/search\\?q=account.*"));
        assertThat(page.getByLabel("Search all conversations")).hasValue("account:\"Whitfield & Sons\"");
    }

    private static Path csv() {
        try {
            return Files.writeString(
                    folder.resolve("contacts.csv"),
                    "account,name,email,phone\nWhitfield & Sons,Dana Whitfield,dana@whitfield.example,+1 415 555 0142\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS);
    }

    private static LocatorAssertions.HasTextOptions patientText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS);
    }
}
