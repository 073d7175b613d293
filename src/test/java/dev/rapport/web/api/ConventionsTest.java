package dev.rapport.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The conventions of the API, each on some call that keeps it. */
@WebTest
class ConventionsTest {

    private static final String CONVERSATIONS = "/api/v1/conversations";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/nothing               | 404 | /v3/api-docs",
                "/api/v1/conversations/nope    | 404 | nope",
                "/api/v1/conversations/0198c0de-0000-7000-8000-000000000000 | 404 | 0198c0de-0000-7000-8000-000000000000",
                "/api/v1/conversations?limit=0    | 400 | limit is 1 to 200, not 0",
                "/api/v1/conversations?limit=201  | 400 | limit is 1 to 200, not 201",
                "/api/v1/conversations?limit=many | 400 | limit",
                "/api/v1/conversations?cursor=x   | 400 | cursor",
                "/api/v1/ledger?limit=0           | 400 | limit is 1 to 200, not 0",
                "/api/v1/trackers?cursor=x        | 400 | cursor",
                "/api/v1/conversations?channel=fax | 400 | CALL, EMAIL, CHAT",
                "/api/v1/conversations?account=x  | 400 | account",
                "/api/v1/conversations?after=yesterday | 400 | after",
                "/api/v1/conversations?before=2026-02-30 | 400 | before",
            })
    void anErrorNamesTheThingAndTheRemedy(String path, int status, String detail) {
        assertProblem(get(path), status, detail);
    }

    @Test
    void aMethodThatIsNotAllowedIs405WithThoseThatAre() {
        MvcTestResult result = mvc.delete()
                .uri(CONVERSATIONS)
                .header(AUTHORIZATION, WebTest.ADMIN)
                .exchange();

        assertProblem(result, 405, "DELETE");
        assertThat(result).headers().containsHeader("Allow");
    }

    @Test
    void anAnswerOfAnotherKindIs406() {
        assertProblem(
                mvc.get()
                        .uri(CONVERSATIONS)
                        .accept(MediaType.APPLICATION_PDF)
                        .header(AUTHORIZATION, WebTest.ADMIN)
                        .exchange(),
                406,
                "Accept");
    }

    @Test
    void aBodyOfAnotherTypeIs415() {
        assertProblem(
                mvc.post()
                        .uri("/api/v1/tokens")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("name")
                        .header(AUTHORIZATION, WebTest.ADMIN)
                        .exchange(),
                415,
                "text/plain");
    }

    @Test
    void malformedJsonIs400WithThePlace() {
        assertProblem(post("/api/v1/tokens", "{\"name\": \"a\",\n oops}"), 400, "line 2");
        assertProblem(post("/api/v1/tokens", ""), 400, "send JSON");
        assertProblem(post("/api/v1/tokens", "[1]"), 400, "wrong form");
    }

    @Test
    void anUnknownValueOfAnEnumerationListsTheKnownOnes() {
        var call = samples.call();
        String party = CONVERSATIONS + "/" + call.id() + "/parties/"
                + call.parties().getFirst().id();

        assertProblem(patch(party, "{\"side\": \"BOTH\"}"), 400, "OURS, THEIRS, UNKNOWN");
    }

    @Test
    void fieldsThatNobodyKnowsAreLetBe() {
        assertThat(post("/api/v1/tokens", "{\"name\": \"a\", \"colour\": \"red\"}"))
                .hasStatus(201);
    }

    @Test
    void aNumberIsNeitherATextNorAChoice() {
        var call = samples.call();
        String party = CONVERSATIONS + "/" + call.id() + "/parties/"
                + call.parties().getFirst().id();

        assertProblem(patch(party, "{\"side\": 0}"), 400, "OURS, THEIRS, UNKNOWN");
        assertProblem(patch(party, "{\"name\": 7}"), 400, "takes a text");
        assertProblem(post("/api/v1/accounts", "{\"name\": 7}"), 400, "takes a text");
    }

    @Test
    void timesAndTextsThatTheDatabaseCanNotHoldFindNothing() {
        assertThat(get(CONVERSATIONS + "?after=%2B999999999-12-31T23:59:59-18:00"))
                .hasStatusOk();
        assertThat(get(CONVERSATIONS + "?before=-999999999-01-01T00:00:00%2B18:00"))
                .hasStatusOk();
        assertThat(get("/api/v1/contacts?q=%00")).hasStatusOk();
    }

    @Test
    void enumerationsOfAQueryAreReadInAnyCase() {
        samples.call();

        assertThat(get(CONVERSATIONS + "?channel=call&state=Pending"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].channel")
                .isEqualTo("CALL");
    }

    @Test
    void aListIsPagedFromTheNewestOn() {
        samples.call();
        samples.call();

        var first = get(CONVERSATIONS + "?limit=1");
        assertThat(first).bodyJson().extractingPath("$.items").asArray().hasSize(1);
        String cursor = JSON.readTree(body(first)).get("nextCursor").asString();
        var second = get(CONVERSATIONS + "?limit=1&cursor=" + cursor);

        assertThat(JSON.readTree(body(second)).at("/items/0/id"))
                .isNotEqualTo(JSON.readTree(body(first)).at("/items/0/id"));
        assertThat(JSON.readTree(body(first)).propertyNames()).containsExactly("items", "total", "nextCursor");
    }

    @Test
    void aShortListIsPagedToo() {
        var all = JSON.readTree(body(get("/api/v1/jobs")));
        var first = JSON.readTree(body(get("/api/v1/jobs?limit=1")));
        var second = JSON.readTree(
                body(get("/api/v1/jobs?cursor=" + first.get("nextCursor").asString())));

        assertThat(all.get("nextCursor").isNull()).isTrue();
        assertThat(first.get("items")).hasSize(1);
        assertThat(second.get("items")).hasSize(all.get("items").size() - 1);
        assertThat(second.at("/items/0")).isEqualTo(all.at("/items/1"));
    }

    @Test
    void aDateIsThatDayInTheCompanysZone() {
        var call = samples.call(
                dev.rapport.web.Sounds.muLaw(1, 8000, 8), null, java.time.Instant.parse("2020-02-02T03:00:00Z"));

        assertThat(ids("?after=2020-02-01&before=2020-02-02"))
                .contains(call.id().toString());
        assertThat(ids("?after=2020-02-02&before=2020-02-03"))
                .doesNotContain(call.id().toString());
        assertThat(ids("?after=2020-02-02T03:00:00Z&before=2020-02-02T04:30:00%2B01:00"))
                .contains(call.id().toString());
        assertThat(ids("?before=2020-02-02T03:00:00Z&after=2020-02-01"))
                .doesNotContain(call.id().toString());
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIs412() {
        var call = samples.transcribed(1);
        String path = CONVERSATIONS + "/" + call.id();
        String etag = etag(path);

        assertThat(swap(path, etag)).hasStatusOk();
        assertProblem(swap(path, etag), 412, "read it again");
        assertThat(swap(path, etag(path))).hasStatusOk();
        assertThat(swap(path, "*")).hasStatusOk();
    }

    @Test
    void anAddressThatTheFirewallRefusesIsAProblemToo() {
        assertProblem(get("/api/v1/conversations/%2e%2e%2fx//y"), 400, "address");
    }

    @Test
    void theApiIsDescribed() {
        var result = get("/v3/api-docs");

        assertThat(result).hasStatusOk();
        var paths = JSON.readTree(body(result)).get("paths");
        assertThat(Set.copyOf(paths.propertyNames())).contains(CONVERSATIONS, CONVERSATIONS + "/{id}/recording");
        assertThat(body(result)).doesNotContain("\"viewer\"");
    }

    private static final tools.jackson.databind.json.JsonMapper JSON =
            tools.jackson.databind.json.JsonMapper.builder().build();

    private java.util.List<String> ids(String query) {
        return JSON.readTree(body(get(CONVERSATIONS + query)))
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private String etag(String path) {
        return java.util.Objects.requireNonNull(get(path).getResponse().getHeader("ETag"));
    }

    private MvcTestResult swap(String path, String etag) {
        return mvc.post()
                .uri(path + "/swap-sides")
                .header("If-Match", etag)
                .header(AUTHORIZATION, WebTest.ADMIN)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(java.net.URI.create(path))
                .header(AUTHORIZATION, WebTest.ADMIN)
                .exchange();
    }

    private MvcTestResult post(String path, String json) {
        return send(HttpMethod.POST, path, json);
    }

    private MvcTestResult patch(String path, String json) {
        return send(HttpMethod.PATCH, path, json);
    }

    private MvcTestResult send(HttpMethod method, String path, String json) {
        return mvc.method(method)
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .header(AUTHORIZATION, WebTest.ADMIN)
                .exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(MvcTestResult result, int status, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = JSON.readTree(body(result));
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).contains(detail).doesNotContain("Exception", "dev.rapport");
        assertThat(problem.get("title").asString()).isNotBlank();
    }
}
