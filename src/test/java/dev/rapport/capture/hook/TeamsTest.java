package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TeamsTest {

    private static final String TOKEN = Base64.getEncoder()
            .encodeToString("a token of thirty-two bytes, yes".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final String BODY =
            "{\"type\":\"message\",\"id\":\"1485983408511\",\"timestamp\":\"2026-03-03T10:00:00.000Z\","
                    + "\"from\":{\"id\":\"29:1\",\"name\":\"Dana Whitfield\",\"aadObjectId\":\"aad-1\"},"
                    + "\"conversation\":{\"isGroup\":true,\"id\":\"19:253b@thread.skype;messageid=1485983194839\",\"conversationType\":\"channel\"},"
                    + "\"text\":\"<at>Rapport</at> they want\\u00a0the &quot;blue&quot; one\\n\",\"textFormat\":\"plain\","
                    + "\"channelData\":{\"teamsChannelId\":\"19:253b@thread.skype\",\"tenant\":{\"id\":\"t1\"}}%s}";

    private final Teams teams = new Teams();

    private static HookCall signed(String body, String token) {
        byte[] mac = Signatures.hmac("HmacSHA256", Base64.getDecoder().decode(token), Signatures.utf8(body));
        return Calls.post(
                "teams", body, "Authorization", "HMAC " + Base64.getEncoder().encodeToString(mac));
    }

    @Test
    void theSecurityTokenProvesIt() {
        HookCall call = signed(BODY.formatted(""), TOKEN);

        assertThatCode(() -> teams.verify(call, Calls.source(TOKEN, null), Calls.NOW))
                .doesNotThrowAnyException();
        Calls.assertNotAuthentic(teams, Calls.flipped(call), Calls.source(TOKEN, null), Calls.NOW);
        Calls.assertNotAuthentic(teams, call, Calls.source(Calls.SECRET, null), Calls.NOW);
        Calls.assertNotAuthentic(
                teams, Calls.with(call, "Authorization", "HMAC x"), Calls.source(TOKEN, null), Calls.NOW);
    }

    @Test
    void aThreadIsOneSessionAndAnAnswerIsPosted() {
        HookReading reading = teams.read(signed(BODY.formatted(""), TOKEN), Calls.source(), Calls.NOW);
        ChatBatch batch = reading.batches().getFirst();

        assertThat(batch.room()).isEqualTo("19:253b@thread.skype/1485983194839");
        assertThat(batch.lasting()).isFalse();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "1485983408511",
                        "aad-1",
                        Calls.NOW,
                        "Rapport they want the \"blue\" one",
                        "1485983194839",
                        null));
        assertThat(Calls.person(batch, "aad-1").name()).isEqualTo("Dana Whitfield");
        assertThat(reading.answer().text()).contains("\"type\":\"message\"");
    }

    @Test
    void theFormattedTextIsReadAndFilesAreNamed() {
        String more =
                ",\"attachments\":[{\"contentType\":\"text/html\",\"content\":\"<div><span itemscope>Rapport</span> <b>two</b><br>lines</div>\"},"
                        + "{\"contentType\":\"application/vnd.microsoft.teams.file.download.info\",\"name\":\"plan.pdf\"}]";
        ChatBatch batch = teams.read(signed(BODY.formatted(more), TOKEN), Calls.source(), Calls.NOW)
                .batches()
                .getFirst();

        assertThat(Calls.written(batch).text()).isEqualTo("Rapport two\nlines\n[file: plan.pdf]");
    }

    @Test
    void whoIsOfAnotherTenantIsTheirs() {
        String guest = BODY.formatted("").replace("\"aadObjectId\"", "\"tenantId\":\"t2\",\"aadObjectId\"");

        assertThat(Calls.person(
                                teams.read(signed(guest, TOKEN), Calls.source(), Calls.NOW)
                                        .batches()
                                        .getFirst(),
                                "aad-1")
                        .side())
                .isEqualTo(Side.THEIRS);
    }
}
