package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.rapport.CallOf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A call and contacts of one's own, dropped on the pages: what becomes of them shows by itself. */
abstract class OwnCallJourney extends Journey {

    private static final String CONTACTS = """
            account,name,email,phone
            Whitfield & Sons,Dana Whitfield,dana@whitfield.example,+1 415 555 0199
            """;

    /** The transcript comes by itself, without the page being loaded anew. */
    @Test
    void aCallDroppedOnThePageIsHeardWhileOneLooksOnAndACorrectionIsFound() {
        try (Visitor owner = site().user()) {
            Page page = owner.page();
            owner.open("/");
            page.getByLabel("Drop recordings here, or choose them").setInputFiles(CallOf.wav("price"));
            page.getByText("Take in", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.waitForURL(Pattern.compile(".*/conversations/.+"));
            assertThat(page.locator(".utterance").first()).isVisible(Visitor.patiently());
            assertThat(page.locator("#stages .badge")).hasText("Processed", Visitor.patientText());
            assertThat(page.locator("#player[data-ready]")).isVisible();
            correct(page);
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                owner.open("/search?q=zanzibar");
                return page.locator(".hit").count() == 1;
            });
        }
    }

    private static void correct(Page page) {
        Locator first = page.locator(".utterance").first();
        first.hover();
        first.locator("button.edit").click();
        page.locator(".utterance-form textarea").fill("Good morning, this is Zanzibar Telephones.");
        page.locator(".utterance-form button[type=submit]").click();
        assertThat(page.locator(".utterance").first()).containsText("Zanzibar");
    }

    @Test
    void contactsDroppedOnThePageAreFoundAndSuggested() {
        try (Visitor owner = site().user()) {
            Page page = owner.page();
            owner.open("/customers");
            page.getByLabel("Drop a CSV here, or choose it")
                    .setInputFiles(
                            new FilePayload("contacts.csv", "text/csv", CONTACTS.getBytes(StandardCharsets.UTF_8)));
            page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL(Pattern.compile(".*/customers/imports/.+"));
            assertThat(page.locator("#import .badge")).hasText("Done", Visitor.patientText());
            owner.open("/customers?kind=contacts&q=dana");
            owner.follow(() -> page.getByText("Dana Whitfield").click());
            assertThat(page.locator("h1")).hasText("Dana Whitfield");
            chooseASuggestionByKeyboard(owner);
        }
    }

    private static void chooseASuggestionByKeyboard(Visitor owner) {
        Page page = owner.page();
        owner.open("/search");
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
}
