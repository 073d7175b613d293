package dev.rapport.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockPart;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as the administrator, and reads its answers. */
public record Api(MockMvcTester mvc) {

    public MvcTestResult get(String path, String... headers) {
        return send(HttpMethod.GET, path, null, headers);
    }

    public MvcTestResult post(String path, String json, String... headers) {
        return send(HttpMethod.POST, path, json, headers);
    }

    public MvcTestResult delete(String path) {
        return send(HttpMethod.DELETE, path, null);
    }

    public MvcTestResult patch(String path, String json, String... headers) {
        return send(HttpMethod.PATCH, path, json, headers);
    }

    /** @param headers names and values in turn */
    public MvcTestResult send(
            HttpMethod method, String path, @org.jspecify.annotations.Nullable String json, String... headers) {
        var request = mvc.method(method).uri(URI.create(path)).header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return json == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).content(json).exchange();
    }

    public MvcTestResult upload(String path, MockPart... parts) {
        return mvc.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .multipart()
                .part(parts)
                .exchange();
    }

    public static MockPart file(String part, String filename, byte[] bytes) {
        return new MockPart(part, filename, bytes);
    }

    public static MockPart field(String part, String text) {
        return new MockPart(part, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer of a call that succeeds. */
    public JsonNode read(String path) {
        MvcTestResult result = get(path);
        assertThat(result).hasStatus2xxSuccessful();
        return json(result);
    }

    public static JsonNode json(MvcTestResult result) {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray());
    }

    public static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(entry -> entry.get(field).asString()).toList();
    }

    public static String header(MvcTestResult result, String name) {
        return String.valueOf(result.getResponse().getHeader(name));
    }

    public static void assertProblem(MvcTestResult result, int status, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode problem = json(result);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).contains(detail).doesNotContain("Exception", "dev.rapport");
        assertThat(problem.get("title").asString()).isNotBlank();
    }
}
