package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.header;
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
class InsightApiTest {

    private static final String GOALS = "/api/v1/goals";

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aGoalHasASentenceAMeasureATargetAndACourse() {
        var created = api.post(
                GOALS,
                "{\"sentence\": \"Every price objection is answered\", \"measure\": \"OBJECTIONS_HANDLED\","
                        + " \"category\": \"PRICE\", \"target\": 0.9, \"starts\": \"2026-01-05\", \"due\": \"2026-02-02\","
                        + " \"mileMarkers\": [{\"at\": \"2026-01-26\", \"value\": 0.8}, {\"at\": \"2026-01-12\", \"value\": 0.6}]}");
        assertThat(created).hasStatus(201);
        String path = GOALS + "/" + json(created).get("id").asString();
        JsonNode goal = api.read(path);
        assertThat(goal.at("/mileMarkers/0/at").asString()).isEqualTo("2026-01-12");
        assertThat(goal.get("course")).hasSize(4);
        assertThat(goal.at("/course/0/value").isNull())
                .as("nothing was measured")
                .isTrue();
        assertThat(goal.get("state").asString()).isEqualTo("MISSED");

        String etag = header(api.get(path), "ETag");
        assertThat(api.patch(path, "{\"closed\": true}", "If-Match", etag)).hasStatusOk();
        assertProblem(api.patch(path, "{\"target\": 0.5}", "If-Match", etag), 412, "read it again");
        assertThat(api.read(path).get("state").asString()).isEqualTo("CLOSED");
        assertThat(api.read(path).get("target").asDouble()).isEqualTo(0.9);
    }

    @Test
    void whatCanNotBeReachedIsNoGoal() {
        assertProblem(api.post(GOALS, "{\"measure\": \"FILED\", \"target\": 1}"), 400, "sentence");
        assertProblem(api.post(GOALS, "{\"sentence\": \"x\", \"measure\": \"FILED\", \"target\": 90}"), 400, "0 to 1");
        assertProblem(
                api.post(GOALS, "{\"sentence\": \"x\", \"measure\": \"CALLS_OF_ANNA\", \"target\": 9}"),
                400,
                "measure");
        assertProblem(
                api.post(
                        GOALS, "{\"sentence\": \"x\", \"measure\": \"FILED\", \"target\": 1, \"category\": \"PRICE\"}"),
                400,
                "category");
        assertProblem(
                api.post(
                        GOALS,
                        "{\"sentence\": \"x\", \"measure\": \"FILED\", \"target\": 1, \"starts\": \"2026-02-02\", \"due\": \"2026-01-01\"}"),
                400,
                "due");
        assertProblem(api.get(GOALS + "/0198d2a0-0000-7000-8000-000000000000"), 404, "goal");
    }

    @Test
    void figuresOfNothingAreShownAsNothing() {
        JsonNode quality = api.read("/api/v1/insights/quality");
        assertThat(quality.has("captureRate")).isTrue();
        assertThat(quality.get("sources").isArray()).isTrue();
        JsonNode value = api.read("/api/v1/insights/value?after=2001-01-01&before=2001-02-01");
        assertThat(value.get("callsFiled").asInt()).isZero();
        assertThat(value.get("minutesSaved").asDouble()).isZero();
        assertThat(value.at("/assumption/minutesPerCall").asDouble()).isEqualTo(5);
        for (String by : new String[] {"category", "month", "stage", "product", "outcome"}) {
            JsonNode rows =
                    api.read("/api/v1/insights/objections?groupBy=" + by + "&after=2001-01-01&before=2001-02-01");
            assertThat(rows.get("items")).isEmpty();
        }
        assertProblem(api.get("/api/v1/insights/objections?groupBy=representative"), 400, "groupBy");
        assertProblem(api.get("/api/v1/insights/value?after=soon"), 400, "after");
        assertThat(api.get("/api/v1/insights/objections.csv")).hasStatusOk();
    }
}
