package dev.rapport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rapport.RunningRapport;
import dev.rapport.transcribe.RealModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The packaged application and a real Chromium, started once for all journeys. For one thread.
 *
 * <p>Skips what needs it where there is no Chromium or no speech model.
 */
final class Site implements AutoCloseable {

    static final int DESKTOP_WIDTH = 1280;
    static final int DESKTOP_HEIGHT = 800;

    /** For what is there at once on a machine that has nothing else to do. */
    private static final double SOON_MS = 20_000;

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell");

    private final Playwright playwright;
    private final Browser browser;
    private final RunningRapport rapport;
    private @Nullable String login;

    private Site(Playwright playwright, Browser browser, RunningRapport rapport) {
        this.playwright = playwright;
        this.browser = browser;
        this.rapport = rapport;
    }

    /** @param folder an empty one, for the data */
    static Site start(Path folder) throws IOException {
        Optional<Path> chromium = chromium();
        assumeThat(chromium).as("a Chromium on the path").isPresent();
        RealModel.require();
        RunningRapport rapport = RunningRapport.on(
                Files.createDirectory(folder.resolve("data")),
                "--rapport.company.name=Northwind",
                "--rapport.company.domains=northwind.example");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON_MS);
        return new Site(playwright, browser, rapport);
    }

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> BROWSERS.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    RunningRapport rapport() {
        return rapport;
    }

    /** Somebody who is not logged in. */
    Visitor stranger() {
        return new Visitor(browser.newContext(options()), rapport);
    }

    /** Somebody who is logged in. The login of the first is that of all. */
    Visitor user() {
        if (login == null) {
            try (Visitor first = stranger()) {
                first.open("/login");
                first.follow(() -> first.logIn(RunningRapport.password()));
                assertThat(first.page().url()).doesNotContain("login");
                login = first.page().context().storageState();
            }
        }
        BrowserContext context = browser.newContext(options().setStorageState(login));
        return new Visitor(context, rapport);
    }

    private static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(DESKTOP_WIDTH, DESKTOP_HEIGHT)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US");
    }

    @Override
    public void close() {
        try (rapport) {
            playwright.close();
        }
    }
}
