package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Support staff at their daily tool, without touching the mouse: an old answer, in a mail and in a chat. */
abstract class SupportJourney extends Journey {

    private static final String QUESTION = """
            From: Nora Quill <nora@harbour.example>
            To: Northwind Support <support@northwind.example>
            Subject: Empty labels
            Date: Mon, 4 Mar 2024 10:00:00 +0000
            Message-ID: <labels-1@harbour.example>
            Content-Type: text/plain; charset=utf-8

            Hello, our printer leaves every other label empty. What can we do?
            """;

    private static final String ANSWER = """
            From: Northwind Support <support@northwind.example>
            To: Nora Quill <nora@harbour.example>
            Subject: Re: Empty labels
            Date: Tue, 5 Mar 2024 09:00:00 +0000
            Message-ID: <labels-2@northwind.example>
            In-Reply-To: <labels-1@harbour.example>
            References: <labels-1@harbour.example>
            Content-Type: text/plain; charset=utf-8

            Hello Nora, please set the gap of the label sensor to three millimetres.

            On Mon, 4 Mar 2024 at 10:00, Nora Quill <nora@harbour.example> wrote:
            > Hello, our printer leaves every other label empty. What can we do?
            """;

    @Test
    void anOldAnswerIsFoundByKeyboardAndShowsWhatWasAnsweredFirst() {
        mail(QUESTION);
        awaitProcessed(mail(ANSWER));
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rapport().get("/api/v1/search?q=label").get("total").asInt() >= 2);
        try (Visitor support = site().user()) {
            ask(support, "label");
            narrow(support, "Email");
            narrow(support, "Ours");
            openFirst(support);
            assertThat(support.page().locator(":target")).containsText("gap of the label sensor");
            assertThat(support.page().locator(":target")).isInViewport();
            unfoldWhatWasQuoted(support);
        }
    }

    @Test
    void anAnswerOfAChatOpensAtItsMessage() {
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        rapport().get("/api/v1/search?q=warranty").get("total").asInt() > 0);
        try (Visitor support = site().user()) {
            ask(support, "warranty channel:chat");
            openFirst(support);
            assertThat(support.page().locator(".bubble :target")).containsText("warranty");
            assertThat(support.page().locator(".bubble :target")).isInViewport();
        }
    }

    private static void ask(Visitor support, String query) {
        Page page = support.page();
        support.open("/");
        support.tabTo(page.getByLabel("Search all conversations"));
        page.keyboard().type(query);
        support.follow(() -> support.press("Enter"));
        assertThat(page.locator(".hit").first()).isVisible();
    }

    private static void narrow(Visitor support, String to) {
        Page page = support.page();
        support.tabTo(page.locator(".facet a")
                .filter(new Locator.FilterOptions().setHasText(to))
                .first());
        support.follow(() -> support.press("Enter"));
        assertThat(page.locator(".facet a[aria-current]").filter(new Locator.FilterOptions().setHasText(to)))
                .isVisible();
    }

    private static void openFirst(Visitor support) {
        support.tabTo(support.page().locator(".hit-text a").first());
        support.follow(() -> support.press("Enter"));
    }

    /** What the answer quotes is there, but folded. */
    private static void unfoldWhatWasQuoted(Visitor support) {
        Locator answer = support.page().locator(".message.ours");
        Locator fold = answer.locator(".disclosure:has(.quoted)");
        assertThat(fold.locator(".quoted")).isHidden();
        support.tabTo(fold.locator("summary"));
        support.press("Enter");
        assertThat(fold.locator(".quoted")).containsText("every other label empty");
    }
}
