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
class SavedSearchApiTest {

    private static final String PATH = "/api/v1/saved-searches";

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aSearchIsSavedShownAndTakenAway() {
        var created = api.post(
                PATH,
                "{\"name\": \"Prices\", \"q\": \"price OR cost\", \"channel\": \"CALL\", \"emails\": [\"a@acme.example\"]}");
        assertThat(created).hasStatus(201);
        String path = PATH + "/" + json(created).get("id").asString();
        JsonNode saved = api.read(path);
        assertThat(saved.get("q").asString()).isEqualTo("price OR cost");
        assertThat(saved.get("channel").asString()).isEqualTo("CALL");
        assertThat(saved.get("unseen").asInt()).isZero();
        assertThat(api.read(path + "/hits").get("items")).isEmpty();
        assertThat(api.post(path + "/seen", "{}")).hasStatusOk();
        assertThat(json(api.post(PATH, "{\"q\": \"only words\"}")).get("name").asString())
                .isEqualTo("only words");
        assertThat(json(api.post(PATH, "{\"name\": \"n\", \"query\": \"as trackers say\"}"))
                        .get("q")
                        .asString())
                .isEqualTo("as trackers say");
        assertThat(api.delete(path)).hasStatus(204);
        assertProblem(api.get(path), 404, "saved search");
    }

    @Test
    void whatCanNotBeLookedForIsNotSaved() {
        assertProblem(api.post(PATH, "{}"), 400, "q");
        assertProblem(api.post(PATH, "{\"q\": \"(\"}"), 400, "closed");
        assertProblem(api.post(PATH, "{\"q\": \"x\", \"emails\": [\"nobody\"]}"), 400, "address");
        assertProblem(api.post(PATH, "{\"q\": \"x\", \"account\": \"y\"}"), 400, "account");
    }

    @Test
    void whatIsLikeAConversationIsAskedByItsId() {
        assertProblem(api.get("/api/v1/search/similar"), 400, "conversation");
        assertProblem(
                api.get("/api/v1/search/similar?conversation=0198d2a0-0000-7000-8000-000000000000"),
                404,
                "conversation");
    }

    @Test
    void customersAndWordsAreSuggestedAndSpellingIsHelped() {
        api.post("/api/v1/accounts", "{\"name\": \"Pritchard Ltd\"}");

        JsonNode items = api.read("/api/v1/search/suggest?q=pri").get("items");

        assertThat(items)
                .anySatisfy(one -> assertThat(one.get("query").asString()).isEqualTo("account:\"Pritchard Ltd\""));
        assertThat(items)
                .anySatisfy(one -> assertThat(one.get("query").asString()).isEqualTo("pricing"));
        assertThat(api.read("/api/v1/search/suggest").get("items")).isEmpty();
    }
}
