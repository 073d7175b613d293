package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a promise to the call in which it was made; what a person says of either stays. */
abstract class RepresentativeJourney extends Journey {

    /** An utterance, and the party whose it is after the correction. */
    private record Corrected(String utterance, String party) {}

    @Test
    void aConfirmedPromiseAndACorrectedSpeakerAreSoAndStaySoWhenTheCallIsHeardAnew() {
        awaitAllHeard();
        try (Visitor rep = site().user()) {
            String promise = confirmOne(rep);
            rep.follow(() ->
                    rep.page().locator("#p-" + promise + " > p.small a").first().click());
            rep.readyAt();
            String call = rep.conversation();
            Corrected corrected = giveALineToTheOther(rep.page());
            assertSo(call, promise, corrected);

            awaitProcessed(call);
            assertThat(rapport()
                            .post("/api/v1/conversations/" + call + "/reprocess?from=transcribe", "")
                            .statusCode())
                    .isEqualTo(202);
            awaitProcessed(call);
            assertSo(call, promise, corrected);
            rep.open("/conversations/" + call);
            assertThat(rep.page()
                            .locator(".turn")
                            .filter(new Locator.FilterOptions()
                                    .setHas(rep.page().locator("#u-" + corrected.utterance())))
                            .locator(".turn-who strong"))
                    .hasText(nameOf(call, corrected.party()));
        }
    }

    /** One of ours that was said in a call. */
    private static String confirmOne(Visitor rep) {
        Page page = rep.page();
        rep.open("/promises?owner=ours");
        String id = String.valueOf(page.locator("article.promise")
                        .filter(new Locator.FilterOptions().setHas(page.locator("a[href*='t=']")))
                        .filter(new Locator.FilterOptions().setHas(page.locator("button[value=CONFIRMED]")))
                        .first()
                        .getAttribute("id"))
                .substring("p-".length());
        Locator confirm = page.locator("#p-" + id + " button[value=CONFIRMED]");
        confirm.click();
        assertThat(confirm).hasCount(0);
        return id;
    }

    /** Another line than that of the promise. */
    private static Corrected giveALineToTheOther(Page page) {
        Locator line = page.locator(".utterance:not(:target)").first();
        String utterance = String.valueOf(line.getAttribute("id")).substring("u-".length());
        line.hover();
        line.locator("button.edit").click();
        Locator form = page.locator(".utterance-form");
        Locator other =
                form.locator("select[name=partyId] option:not(:checked)").first();
        String party = String.valueOf(other.getAttribute("value"));
        form.getByLabel("Said by").selectOption(party);
        form.locator("button[type=submit]").click();
        assertThat(form).hasCount(0);
        return new Corrected(utterance, party);
    }

    private String nameOf(String call, String party) {
        JsonNode parties = rapport().get("/api/v1/conversations/" + call).get("parties");
        return withId(parties, party).get("name").asString();
    }

    private void assertSo(String call, String promise, Corrected corrected) {
        JsonNode shown = rapport().get("/api/v1/conversations/" + call);
        assertThat(withId(shown.get("utterances"), corrected.utterance())
                        .get("partyId")
                        .asString())
                .isEqualTo(corrected.party());
        JsonNode promises = rapport().get("/api/v1/commitments?owner=OURS&limit=200");
        assertThat(withId(promises.get("items"), promise).get("status").asString())
                .isEqualTo("CONFIRMED");
    }
}
