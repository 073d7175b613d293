package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.field;
import static dev.rapport.web.Api.file;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.Api;
import dev.rapport.web.WebTest;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class ChatImportApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final byte[] CHAT = "[31.12.23, 21:00:00] Dana: Too expensive\n[31.12.23, 21:01:00] Sam: Why?\n"
            .getBytes(StandardCharsets.UTF_8);

    @Autowired
    private MockMvcTester mvc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aChatIsToldByItsContentCountedAndShown() {
        var started = api.upload(IMPORTS, file("file", "_chat.txt", CHAT));
        assertThat(started).hasStatus(202);
        assertThat(json(started).get("kind").asString()).isEqualTo("whatsapp");
        String id = json(started).get("importId").asString();

        Awaitility.await().untilAsserted(() -> {
            JsonNode progress = api.read(IMPORTS + "/" + id);
            assertThat(progress.get("seen").asLong()).isEqualTo(2);
            assertThat(progress.get("kind").asString()).isEqualTo("whatsapp");
        });
        assertThat(mvc.get()
                        .uri("/chat/imports/" + id)
                        .header("Accept", "text/html")
                        .with(SecurityMockMvcRequestPostProcessors.user("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("_chat.txt", "2 messages read");
        assertThat(api.upload(IMPORTS, file("file", "x", CHAT), field("kind", "WhatsApp .txt")))
                .hasStatus(202);
    }

    @Test
    void whatIsNoExportOfThatKindIsRefused() {
        assertProblem(api.upload(IMPORTS, file("file", "x", CHAT), field("kind", "slack zip")), 400, "whatsapp");
        assertProblem(
                api.upload(IMPORTS, file("file", "x", new byte[0]), field("kind", "telegram")),
                400,
                "no export of telegram");
        assertProblem(api.upload(IMPORTS, file("file", "x", CHAT), field("kind", "signal")), 400, "slack, whatsapp");
    }
}
