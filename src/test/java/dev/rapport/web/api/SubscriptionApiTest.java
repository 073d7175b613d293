package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.Api;
import dev.rapport.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WebTest
class SubscriptionApiTest {

    private static final String PATH = "/api/v1/subscriptions";

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aSubscriptionIsMadeShownWithItsDeliveriesAndTakenAway() {
        var created = api.post(
                PATH,
                "{\"url\": \"http://127.0.0.1:1/hook\", \"events\": [\"account.*\"], \"description\": \"the CRM\"}");
        assertThat(created).hasStatus(201);
        JsonNode made = json(created);
        String path = PATH + "/" + made.get("id").asString();
        assertThat(made.get("secret").asString()).startsWith("whsec_");
        assertThat(api.read(path).get("secret").isNull()).as("it is shown once").isTrue();
        assertThat(api.read(path).get("state").asString()).isEqualTo("ACTIVE");
        assertThat(api.read(PATH).get("total").asInt()).isEqualTo(1);

        String account = json(api.post("/api/v1/accounts", "{\"name\": \"=Told GmbH\"}"))
                .get("id")
                .asString();
        JsonNode delivery = api.read(path + "/deliveries").at("/items/0");
        assertThat(delivery.get("event").asString()).isEqualTo("account.created");
        assertThat(delivery.get("subject").asString()).isEqualTo(account);
        assertThat(api.post(path + "/deliveries/" + delivery.get("id").asString() + "/retry", "{}"))
                .hasStatus(202);

        assertThat(api.delete(path)).hasStatus(204);
        assertProblem(api.get(path), 404, "subscription");
        assertProblem(api.delete(path), 404, "subscription");
    }

    @Test
    void whatCouldNeverBeToldIsRefused() {
        assertProblem(api.post(PATH, "{}"), 400, "url");
        assertProblem(api.post(PATH, "{\"url\": \"ftp://x/y\"}"), 400, "https://");
        assertProblem(api.post(PATH, "{\"url\": \"http://user:secret@x/\"}"), 400, "without a user");
        assertProblem(api.post(PATH, "{\"url\": \"http://x y/\"}"), 400, "url");
        assertProblem(api.post(PATH, "{\"url\": \"route:../x\"}"), 400, "route");
        assertProblem(
                api.post(PATH, "{\"url\": \"http://x/\", \"events\": [\"world.ended\"]}"), 400, "account.created");
        assertProblem(api.post(PATH, "{\"url\": \"http://x/\", \"secret\": \"short\"}"), 400, "whsec_");
    }

    @Test
    void everythingCanBeTakenOutAndNothingOfItIsAFormula() throws Exception {
        String name = "=HYPERLINK(\"http://evil\")";
        json(api.post("/api/v1/accounts", "{\"name\": " + JsonMapper.shared().writeValueAsString(name) + "}"));

        String csv = mvc.get()
                .uri("/api/v1/exports/accounts.csv")
                .header("Authorization", WebTest.ADMIN)
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(csv).startsWith("id,external id,name,").contains("\"'=HYPERLINK(\"\"http://evil\"\")\"");
        JsonNode all = JsonMapper.shared()
                .readTree(mvc.get()
                        .uri("/api/v1/exports/accounts.json")
                        .header("Authorization", WebTest.ADMIN)
                        .exchange()
                        .getResponse()
                        .getContentAsString());
        assertThat(all).anySatisfy(one -> assertThat(one.get("name").asString()).isEqualTo(name));
        for (String what : new String[] {"contacts", "opportunities", "activities"}) {
            assertThat(api.get("/api/v1/exports/" + what + ".json")).hasStatusOk();
            assertThat(api.get("/api/v1/exports/" + what + ".csv")).hasStatusOk();
        }
        assertProblem(api.get("/api/v1/exports/secrets.csv"), 404, "secrets");
    }
}
