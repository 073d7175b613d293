package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.field;
import static dev.rapport.web.Api.file;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.Letters;
import dev.rapport.capture.SourceStates;
import dev.rapport.web.Api;
import dev.rapport.web.WebTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class MailImportApiTest {

    private static final String IMPORTS = "/api/v1/imports";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private SourceStates states;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void anMboxAndAZipAreToldByTheirContentAndCounted() throws IOException {
        String mbox = "From a Mon Mar  2 10:00:00 2026\n" + Letters.letter(901) + "\n";
        var started = api.upload(IMPORTS, file("file", "old mail", mbox.getBytes(StandardCharsets.UTF_8)));
        assertThat(started).hasStatus(202);
        assertThat(json(started).get("kind").asString()).isEqualTo("mbox");
        String id = json(started).get("importId").asString();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(progress(id).get("pending").asLong()).isEqualTo(1));
        assertThat(progress(id).get("state").asString()).isEqualTo("RUNNING");

        var zip = api.upload(IMPORTS + "?policy=true", file("file", "a.zip", zip()), field("kind", "zip of .eml"));
        assertThat(json(zip).get("kind").asString()).isEqualTo("zip");
        String zipId = json(zip).get("importId").asString();
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(progress(zipId).get("state").asString()).isEqualTo("DONE"));
        assertThat(progress(zipId).get("duplicate").asLong()).isEqualTo(1);

        assertThat(
                        mvc.get()
                                .uri("/mail/imports/" + id)
                                .header("Accept", "text/html")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.user("admin")))
                .hasStatusOk()
                .bodyText()
                .contains("old mail", "1 message read");
    }

    @Test
    void whatIsNoMailIsRefused() {
        assertProblem(
                api.upload(IMPORTS, file("file", "a.zip", new byte[] {'P', 'K', 3, 4, 9, 9}), field("kind", "zip")),
                400,
                ".eml");
        assertProblem(
                api.upload(IMPORTS, file("file", "a.zip", new byte[] {'P', 'K', 3, 4, 9, 9})),
                400,
                "mbox, a zip of .eml");
        assertProblem(api.upload(IMPORTS, file("file", "a", new byte[0]), field("kind", "pst")), 400, "mbox, zip");
    }

    @Test
    void aMailboxInTroubleSaysWhatToDo() {
        states.begun("imap-sales", "capture-imap");
        states.trouble(
                "imap-sales", "INBOX", "mail.example:993 refuses the user sam. See rapport.email.imap.sales.password");
        states.off("capture-smtp", "capture-smtp", "Set rapport.email.smtp.enabled");

        assertThat(source("imap-sales").get("state").asString()).isEqualTo("TROUBLE");
        assertThat(source("imap-sales").get("reason").asString()).contains("rapport.email.imap.sales.password");
        assertThat(source("capture-smtp").get("state").asString()).isEqualTo("OFF");

        states.fine("imap-sales", "INBOX");
        assertThat(source("imap-sales").get("state").asString()).isEqualTo("RUNNING");
        states.ended("imap-sales");
        states.ended("capture-smtp");
    }

    private JsonNode source(String name) {
        return api.read("/api/v1/sources")
                .get("items")
                .valueStream()
                .filter(one -> one.get("source").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode progress(String id) {
        return api.read(IMPORTS + "/" + id);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mail/901.eml"));
            zip.write(Letters.letter(901).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
