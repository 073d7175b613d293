package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.field;
import static dev.rapport.web.Api.file;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.Api;
import dev.rapport.web.WebTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class VconImportApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String VCON = """
            {"uuid": "0199aaaa-0000-8000-8000-00000000aaaa", "created_at": "2026-03-01T12:00:00Z",
             "parties": [{"tel": "+12025550100", "name": "Ann"}, {"tel": "+12025550177", "name": "Dana"}],
             "dialog": [{"type": "text", "start": "2026-03-01T10:00:00Z", "parties": [1, 0], "mimetype": "text/plain"}],
             "analysis": [{"type": "transcript", "vendor": "Others", "dialog": 0, "encoding": "none",
                           "body": {"transcript": "Dana: What is the price?\\n\\nAnn: It is $25."}}]}""";

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aVconIsToldByItsContentPackedOrNotAndCountedOnce() throws IOException {
        var started = api.upload(IMPORTS, file("file", "a.json", VCON.getBytes(StandardCharsets.UTF_8)));
        assertThat(started).hasStatus(202);
        assertThat(json(started).get("kind").asString()).isEqualTo("vcon");
        String id = json(started).get("importId").asString();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(progress(id).get("seen").asLong()).isEqualTo(1));
        assertThat(progress(id).at("/warnings").toString()).contains("mimetype is taken for mediatype");
        JsonNode row = api.read("/api/v1/conversations?channel=CALL&after=2026-03-01&before=2026-03-02")
                .at("/items/0");
        JsonNode call = api.read("/api/v1/conversations/" + row.get("id").asString() + "?include=words");
        assertThat(call.at("/utterances/0/text").asString()).isEqualTo("What is the price?");
        assertThat(call.at("/utterances/1/words/2/text").asString()).isEqualTo("$25.");
        assertProblem(api.get("/api/v1/conversations/" + row.get("id").asString() + "/recording"), 404, "no recording");

        var packed = api.upload(IMPORTS, file("file", "a.gz", gzip(VCON)), field("kind", "vCon"));
        String again = json(packed).get("importId").asString();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(progress(again).get("state").asString()).isEqualTo("DONE"));
        assertThat(progress(again).get("duplicate").asLong()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedLaterSaysWhyAndIsSeenInQuarantine() {
        String encrypted = "{\"ciphertext\": \"x\", \"recipients\": [], \"protected\": \"x\"}";
        var started = api.upload(IMPORTS, file("file", "secret.vcon", encrypted.getBytes(StandardCharsets.UTF_8)));
        String id = json(started).get("importId").asString();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(progress(id).get("state").asString()).isEqualTo("FAILED"));
        assertThat(progress(id).get("quarantined").asLong()).isEqualTo(1);
        assertThat(progress(id).at("/warnings/0").asString()).contains("encrypted", "decrypt it");
        assertThat(api.read("/api/v1/quarantine").toString()).contains("secret.vcon");
    }

    @Test
    void whatIsNoVconIsRefusedAtOnce() {
        assertProblem(
                api.upload(
                        IMPORTS,
                        file("file", "a", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)),
                        field("kind", "vcon")),
                400,
                "no vCon");
    }

    private JsonNode progress(String id) {
        return api.read(IMPORTS + "/" + id);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
