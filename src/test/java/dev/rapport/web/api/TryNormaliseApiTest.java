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

@WebTest
class TryNormaliseApiTest {

    private static final String PATH = "/api/v1/try/normalise";

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void api() {
        api = new Api(mvc);
    }

    private JsonNode read(String body) {
        return json(api.post(PATH, body));
    }

    @Test
    void everyKindHasTheFormOfTheContract() {
        assertThat(read("{\"text\": \"twenty five thousand dollars\", \"kind\": \"MONEY\", \"spoken\": true}")
                        .toString())
                .isEqualTo(
                        "{\"text\":\"$25000\",\"kind\":\"MONEY\",\"value\":{\"amount\":\"25000.00\",\"currency\":\"USD\"}}");
        assertThat(read("{\"text\": \"half past three p m\", \"kind\": \"TIME\"}")
                        .get("value")
                        .asString())
                .isEqualTo("15:30");
        assertThat(read("{\"text\": \"anna at acme dot com\", \"kind\": \"EMAIL\"}")
                        .get("value")
                        .asString())
                .isEqualTo("anna@acme.com");
        assertThat(read("{\"text\": \"two point five million\"}").get("value").asString())
                .isEqualTo("2500000");
        assertThat(read("{\"text\": \"nothing at all\"}").toString())
                .isEqualTo("{\"text\":\"nothing at all\",\"kind\":null,\"value\":null}");
    }

    @Test
    void aDateIsResolvedAtTheTimeAndOffsetThatAreGiven() {
        JsonNode late = read("{\"text\": \"tomorrow\", \"at\": \"2026-03-01T23:30:00-05:00\"}");

        assertThat(late.at("/value/start").asString()).isEqualTo("2026-03-02");
        assertThat(late.at("/value/end").asString()).isEqualTo("2026-03-03");
        assertThat(late.at("/value/grain").asString()).isEqualTo("DAY");
        assertThat(late.at("/value/zone").asString()).isNotBlank();
        assertThat(read("{\"text\": \"tomorrow at nine\", \"at\": \"2026-03-01T10:00:00Z\", \"kind\": \"DATE\"}")
                        .at("/value/start")
                        .asString())
                .isEqualTo("2026-03-02T09:00:00");
    }

    @Test
    void whatIsWrittenAlreadyIsNotWrittenAnew() {
        assertThat(read("{\"text\": \" twelve thousand users \", \"spoken\": false}")
                        .get("text")
                        .asString())
                .isEqualTo("twelve thousand users");
    }

    @Test
    void whatCanNotBeReadIsRefused() {
        assertProblem(api.post(PATH, "{\"text\": \"x\", \"kind\": \"COLOUR\"}"), 400, "kind");
        assertProblem(api.post(PATH, "{\"text\": \"  \"}"), 400, "text");
        assertProblem(api.post(PATH, "{}"), 400, "text");
        assertProblem(api.post(PATH, "null"), 400, "text");
        assertProblem(api.post(PATH, "{\"text\": 5}"), 400, "text");
        assertProblem(api.post(PATH, "{\"text\": \"x"), 400, "JSON");
        assertProblem(api.post(PATH, "{\"text\": \"x\", \"at\": \"2026-03-01\"}"), 400, "at");
        assertProblem(api.post(PATH, "{\"text\": \"" + "x ".repeat(60_000) + "\"}"), 413, "100000");
        assertProblem(api.post(PATH, "{\"text\": \"" + "x ".repeat(600_000) + "\"}"), 413, "100000");
    }
}
