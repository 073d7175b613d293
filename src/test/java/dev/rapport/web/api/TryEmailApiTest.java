package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.WebTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@WebTest
class TryEmailApiTest {

    @Autowired
    private MockMvcTester mvc;

    private MvcTestResult post(String type, byte[] message) {
        return mvc.post()
                .uri("/api/v1/try/email")
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .contentType(MediaType.parseMediaType(type))
                .content(message)
                .exchange();
    }

    @Test
    void aMessageIsShownAsTheContractSays() {
        MvcTestResult result = post("message/rfc822", """
                From: "Dana Smith" <dana@acme.example>
                To: sam@us.example, "Lee" <lee@us.example>
                Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fe?=
                Date: Tue, 1 Mar 2022 18:02:00 +0530
                Message-ID: <2@acme.example>
                In-Reply-To: <1@us.example>
                References: <0@us.example> <1@us.example>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                We take it.

                Best regards,
                Dana Smith
                +1 650 253 0000

                On Tue, 1 Mar 2022 at 10:00, Sam wrote:
                > Do you take it?
                --b
                Content-Type: application/pdf; name="a/b.pdf"

                %PDF-
                --b--
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(result).hasStatusOk();
        JsonNode email = json(result);
        assertThat(email.at("/from/0/name").asString()).isEqualTo("Dana Smith");
        assertThat(email.at("/from/0/address").asString()).isEqualTo("dana@acme.example");
        assertThat(email.at("/to/1/address").asString()).isEqualTo("lee@us.example");
        assertThat(email.get("cc").isArray()).isTrue();
        assertThat(email.get("subject").asString()).isEqualTo("Größe");
        assertThat(email.get("sentAt").asString()).isEqualTo("2022-03-01T18:02:00+05:30");
        assertThat(email.get("messageId").asString()).isEqualTo("2@acme.example");
        assertThat(email.get("inReplyTo").asString()).isEqualTo("1@us.example");
        assertThat(email.get("references").toString()).isEqualTo("[\"0@us.example\",\"1@us.example\"]");
        assertThat(email.get("body").asString()).startsWith("We take it.").endsWith("> Do you take it?");
        assertThat(email.get("reply").asString()).isEqualTo("We take it.");
        assertThat(email.get("quoted").asString()).endsWith("> Do you take it?");
        assertThat(email.get("signature").asString()).startsWith("Best regards,");
        assertThat(email.at("/contact/phones/0").asString()).isEqualTo("+16502530000");
        assertThat(email.at("/attachments/0/filename").asString()).isEqualTo("b.pdf");
        assertThat(email.at("/attachments/0/mediaType").asString()).isEqualTo("application/pdf");
        assertThat(email.at("/attachments/0/size").asLong()).isEqualTo(5);
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertProblem(post("message/rfc822", new byte[0]), 400, "empty");
        assertProblem(post("message/rfc822", new byte[] {0, 1, 2, 3, 4, 5, 6, 7}), 400, "no message");
        assertProblem(post("application/json", "{}".getBytes(StandardCharsets.UTF_8)), 415, "message/rfc822");
    }
}
