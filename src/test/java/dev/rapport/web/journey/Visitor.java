package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.rapport.RunningRapport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person at a browser of their own, and all that the browser complained of meanwhile: errors of the console (a breach of the
 * Content-Security-Policy among them) and of scripts, dialogs, and requests to anywhere but this application.
 *
 * <p>Closing it fails where there was any complaint.
 */
final class Visitor implements AutoCloseable {

    /** Transcribing on a machine that does other things too. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final int MOST_TABS = 150;

    private final BrowserContext context;
    private final RunningRapport rapport;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, RunningRapport rapport) {
        this.context = context;
        this.rapport = rapport;
        String home = rapport.uri("/").toString();
        context.onConsoleMessage(message -> {
            // What a frame's sandbox keeps from running is no complaint: it is what the sandbox is there for.
            if (message.type().equals("error") && !message.text().startsWith("Blocked script execution")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add("script: " + error.error()));
        context.onDialog(dialog -> {
            complaints.add("a dialog says " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(request -> {
            String to = request.url();
            if (!to.startsWith(home) && !to.startsWith("data:") && !to.startsWith("blob:")) {
                complaints.add("a request to " + to);
            }
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    /** What the browser complained of until now; forgotten by this. */
    List<String> complaints() {
        List<String> until = List.copyOf(complaints);
        complaints.clear();
        return until;
    }

    void logIn(String password) {
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(password);
        page.locator("main form button").click();
    }

    /** Opens a page of the application, and returns its status when its parts that come later are there too. */
    int open(String path) {
        Response answer = page.navigate(rapport.uri(path).toString());
        settle();
        return answer.status();
    }

    /** Waits until nothing that the page fetches by itself at once is on its way. */
    void settle() {
        assertThat(page.locator("[hx-trigger='load'], .htmx-request")).hasCount(0);
    }

    /** Does what leads to another page, and returns when that is there. */
    void follow(Runnable step) {
        String before = page.url();
        step.run();
        page.waitForURL(address -> !address.equals(before));
        settle();
    }

    /** What stands in the address of the page that is shown. */
    @Nullable
    String parameter(String name) {
        Object value = page.evaluate("name => new URLSearchParams(location.search).get(name)", name);
        return (String) value;
    }

    /** The id of the conversation whose page is shown. */
    String conversation() {
        String path = URI.create(page.url()).getPath();
        assertThat(path).startsWith("/conversations/");
        return path.substring("/conversations/".length());
    }

    /** Goes on to something by the tab key alone. */
    void tabTo(Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("the tab key does not lead to " + wanted + " of " + page.url());
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Waits until the player is ready, and gives the milliseconds where it stands. */
    long readyAt() {
        assertThat(page.locator("#player[data-ready]")).isVisible();
        return heardMs();
    }

    private long heardMs() {
        Object seconds = Objects.requireNonNull(page.evaluate("document.querySelector('[data-audio]').currentTime"));
        return Math.round(((Number) seconds).doubleValue() * 1000);
    }

    /** Fails unless the sound goes on from about this place, for a while. */
    void assertHears(long fromMs) {
        await("the sound goes on").atMost(Duration.ofSeconds(20)).until(() -> heardMs() > fromMs + 400);
        assertThat(heardMs()).isLessThan(fromMs + 15_000);
        assertThat(page.evaluate("document.querySelector('[data-audio]').paused"))
                .isEqualTo(false);
    }

    static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis());
    }

    static LocatorAssertions.HasTextOptions patientText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis());
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }
}
