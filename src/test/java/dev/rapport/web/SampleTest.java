package dev.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** The sample, as the button of the home page loads it; its calls are not heard here. */
@WebTest
class SampleTest {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void theButtonBringsCustomersAndCallsAndDoublesNothingTheSecondTime() {
        Api api = new Api(mvc);

        load();
        await().atMost(Duration.ofSeconds(30)).until(() -> opportunities(api).size() == 4);
        List<JsonNode> once = opportunities(api);
        load();

        JsonNode ledger = api.read("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(row -> row.get("source").asString().equals("sample"))
                .findFirst()
                .orElseThrow();
        assertThat(ledger.get("seen").asInt()).isEqualTo(12);
        assertThat(ledger.get("pending").asInt()).isEqualTo(12);
        assertThat(opportunities(api)).isEqualTo(once);
        assertThat(sample(api.read("/api/v1/contacts?limit=200"))).hasSize(6);
        List<JsonNode> accounts = sample(api.read("/api/v1/accounts?limit=200")).toList();
        assertThat(accounts).hasSize(3);
        assertThat(once)
                .filteredOn(one -> one.get("outcome").asString().equals("WON"))
                .singleElement()
                .satisfies(won -> assertThat(won.get("history")).hasSize(4));
        accountsPageTellsOfThem(once.getFirst());
        theHomePageSaysWhatWaits();
    }

    private void accountsPageTellsOfThem(JsonNode opportunity) {
        assertThat(page("/accounts/" + opportunity.get("accountId").asString()))
                .contains("Opportunities", opportunity.get("name").asString());
    }

    private void theHomePageSaysWhatWaits() {
        assertThat(page("/"))
                .contains("to be heard, until there is a speech model", "The sample is in this data folder")
                .doesNotContain("Three ways to begin");
    }

    private static List<JsonNode> opportunities(Api api) {
        return sample(api.read("/api/v1/opportunities?limit=200")).toList();
    }

    private static Stream<JsonNode> sample(JsonNode list) {
        return list.get("items")
                .valueStream()
                .filter(one -> one.path("externalId").asString("").startsWith("sample-"));
    }

    private void load() {
        assertThat(mvc.post()
                        .uri("/sample")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(SecurityMockMvcRequestPostProcessors.user("admin").roles("ADMIN"))
                        .exchange())
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/");
    }

    private String page(String path) {
        var answer = mvc.get()
                .uri(path)
                .header("Accept", "text/html")
                .header("Authorization", WebTest.ADMIN)
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
