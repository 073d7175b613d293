package dev.rapport.capture.vcon;

import static dev.rapport.capture.vcon.TestVcons.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.ChatOutcome;
import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.export.VconExports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A conversation goes out of one installation and into another: its vCon there says the same as its vCon here. */
class VconRoundTripTest {

    private static CaptureFixture here;
    private static CaptureFixture there;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        here = new CaptureFixture(folder.resolve("here"), Map.of());
        there = new CaptureFixture(folder.resolve("there"), Map.of());
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
    }

    @Test
    void aCallKeepsItsSoundItsWordsAndItsPeople() throws IOException {
        byte[] wav = TestVcons.wav(7);
        ObjectNode vcon = TestVcons.call("0199aaaa-0000-8000-8000-000000000001", wav);
        TestVcons.transcript(vcon);
        vcon.withArray("analysis")
                .addObject()
                .put("type", "summary")
                .put("vendor", "Others")
                .put("dialog", 0)
                .put("encoding", "none")
                .put("body", "They spoke of the price.");

        Conversation first = taken(here, vcon);
        JsonNode out = exported(here, first);
        Conversation second = taken(there, out);

        assertSame(out, exported(there, second));
        assertThat(second.startedAt()).isEqualTo(TestVcons.START);
        assertThat(second.parties()).extracting(party -> party.side()).containsExactly(Side.OURS, Side.THEIRS);
        assertThat(second.parties()).extracting(party -> party.track()).containsExactly(0, 1);
        assertThat(second.items().getFirst().original().sha256())
                .isEqualTo(Digests.sha256(new ByteArrayInputStream(wav)));
        assertThat(out.at("/analysis/0/body/words/3/confidence").asDouble()).isEqualTo(0.8);
        assertThat(out.at("/analysis/0/body/segments/0/raw_text").asString()).startsWith("the price");
        assertThat(out.at("/analysis/1/body").asString()).isEqualTo("They spoke of the price.");
        assertThat(there.count("given_transcript")).as("it is not heard again").isPositive();
        assertThat(again(here, out))
                .as("what we sent out ourselves doubles nothing")
                .allMatch(Brought::duplicate);
    }

    @Test
    void aChatKeepsItsEditsAndFilesAndForgetsWhatWasTakenBack() throws IOException {
        String chat = """
                {"platform": "helpdesk", "externalId": "room 1", "source": "desk", "subject": "Prices",
                 "participants": [{"id": "u1", "name": "Ann Lee", "side": "OURS"},
                                  {"id": "u2", "name": "Dana", "email": "dana@acme.example", "side": "THEIRS"}],
                 "messages": [{"id": "m1", "from": "u2", "sentAt": "2026-03-01T10:00:00.123456Z", "text": "How much?"},
                              {"id": "m2", "from": "u1", "sentAt": "2026-03-01T10:01:00Z", "text": "$20\\nor so", "replyTo": "m1"},
                              {"id": "m3", "from": "u1", "sentAt": "2026-03-01T10:02:00Z", "text": "a secret"}]}""";
        ChatOutcome.Accepted accepted = receive(chat);
        receive(chat.replace("$20\\nor so", "$25").replace("\"text\": \"a secret\"", "\"deleted\": true"));
        Conversation first = found(here, accepted.conversationId());

        JsonNode out = exported(here, first);
        Conversation second = taken(there, out);

        assertThat(out.toString()).doesNotContain("a secret");
        assertThat(out.at("/dialog/1/body").asString()).isEqualTo("$25");
        assertThat(out.at("/dialog/1/earlier/0/body").asString()).isEqualTo("$20\nor so");
        assertThat(out.at("/dialog/1/reply_to").asString()).isEqualTo("m1");
        assertSame(out, exported(there, second));
        assertThat(again(here, out))
                .as("what we sent out ourselves doubles nothing")
                .allMatch(Brought::duplicate);
    }

    @Test
    void aThreadOfMailKeepsItsIdsItsPeopleAndItsFiles() throws IOException {
        Conversation first = found(here, mail("""
                From: Dana Smith <dana@acme.example>
                To: "Lee, Ann" <ann@us.example>, Bo <bo@us.example>
                Cc: Carl <carl@acme.example>
                Subject: An offer
                Date: Sun, 1 Mar 2026 10:00:00 +0100
                Message-ID: <1@acme.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="x"

                --x
                Content-Type: text/plain; charset=utf-8

                Dear Ann,

                what is the price for 20 of them?   Grüße
                Dana
                --x
                Content-Type: application/pdf; name="Größe.pdf"
                Content-Disposition: attachment; filename="list.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0xLjQKMSAwIG9iago8PD4+CmVuZG9iago=
                --x--
                """));
        mail("""
                From: "Lee, Ann" <ann@us.example>
                To: Dana Smith <dana@acme.example>
                Subject: Re: An offer
                Date: Sun, 1 Mar 2026 11:00:00 +0100
                Message-ID: <2@us.example>
                In-Reply-To: <1@acme.example>

                It is $25.

                > what is the price for 20 of them?
                """);

        JsonNode out = exported(here, found(here, first.id()));
        Conversation second = taken(there, out);

        assertThat(out.at("/dialog")).hasSize(2);
        assertThat(out.at("/dialog/0/message_id").asString()).isEqualTo("1@acme.example");
        assertThat(out.at("/dialog/0/roles").toString()).isEqualTo("[\"from\",\"to\",\"to\",\"cc\"]");
        assertThat(second.items()).hasSize(2);
        assertSame(out, exported(there, second));
        assertThat(hashes(there, second)).isEqualTo(hashes(here, first)).hasSize(1);
    }

    private static List<String> hashes(CaptureFixture installation, Conversation thread) {
        return installation.get(MessageStore.class).of(CaptureFixture.ADMIN, thread.id()).stream()
                .flatMap(message -> message.attachments().stream())
                .map(file -> file.original().sha256())
                .toList();
    }

    @Test
    void aCallOfWhichOnlyTheWordsCameHasNoSound() throws IOException {
        ObjectNode vcon = TestVcons.call("0199aaaa-0000-8000-8000-000000000009", new byte[0]);
        ((ObjectNode) vcon.at("/dialog/0")).remove(List.of("body", "encoding", "mediatype"));
        TestVcons.transcript(vcon);

        Conversation first = taken(here, vcon);
        JsonNode out = exported(here, first);
        Conversation second = taken(there, out);

        Item item = here.get(ItemStore.class)
                .get(CaptureFixture.ADMIN, first.items().getFirst().id());
        assertThat(item.hasSound()).isFalse();
        assertThat(out.at("/dialog/0").has("body")).isFalse();
        assertSame(out, exported(there, second));
    }

    @Test
    void anotherVconOfTheSameUuidIsKeptApartAndFlagged() throws IOException {
        String uuid = "0199aaaa-0000-8000-8000-000000000005";
        Conversation first = taken(there, TestVcons.chat(uuid, "How much is it?"));
        Conversation second = taken(there, TestVcons.chat(uuid, "How many are there?"));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.items().getFirst().flags()).containsExactly(Coming.OTHER_CONTENT);
        assertThat(first.items().getFirst().flags()).isEmpty();
    }

    @Test
    void nothingOfOurOwnNetworkIsFetched() throws IOException {
        ObjectNode vcon = TestVcons.call("0199aaaa-0000-8000-8000-000000000006", new byte[0]);
        ObjectNode dialog = (ObjectNode) vcon.at("/dialog/0");
        dialog.remove(List.of("body", "encoding"));
        dialog.put("url", "https://127.0.0.1/call.wav").put("content_hash", "sha512-AAAA");
        Path file = folder.resolve("elsewhere.vcon");
        Files.writeString(file, vcon.toString());

        assertThatThrownBy(() -> there.get(VconIntake.class).take(file, "vcon", taken -> {}))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("dialog 0 cannot be had");

        TestVcons.transcript(vcon);
        Files.writeString(file, vcon.toString());
        VconIntake.Result result = there.get(VconIntake.class).take(file, "vcon", taken -> {});
        assertThat(result.warnings()).anyMatch(one -> one.contains("the transcript that came along is taken alone"));
        assertThat(found(there, result.items().getFirst().conversation()).items())
                .noneMatch(Item::hasSound);
    }

    @Test
    void whatIsSignedHereIsBelievedThere() throws IOException {
        Conversation first = taken(here, TestVcons.chat("0199aaaa-0000-8000-8000-000000000007", "Signed?"));
        String signed = VconExports.write(VconExports.signed(here, "es256"), first);

        VconIntake.Result result = took(there, signed);

        assertThat(result.warnings()).anyMatch(one -> one.contains("nobody vouches for"));
        assertThatThrownBy(() -> took(there, signed.replaceFirst("\"payload\":\"....", "\"payload\":\"eyJ9")))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("signature is wrong");
    }

    private static VconIntake.Result took(CaptureFixture installation, String vcon) throws IOException {
        Path file = Files.createTempFile(folder, "text", ".vcon");
        Files.writeString(file, vcon);
        return installation.get(VconIntake.class).take(file, "vcon", taken -> {});
    }

    private static ChatOutcome.Accepted receive(String chat) {
        ChatOutcome outcome =
                here.get(ChatIntake.class).receive(new ByteArrayInputStream(chat.getBytes(StandardCharsets.UTF_8)));
        return (ChatOutcome.Accepted) outcome;
    }

    private static ConversationId mail(String message) {
        byte[] bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        EmailOutcome outcome = here.get(EmailIntake.class)
                .receive(new ByteArrayInputStream(bytes), EmailDelivery.request("api", false));
        return ((EmailOutcome.Accepted) outcome).conversationId();
    }

    private static Conversation taken(CaptureFixture installation, JsonNode vcon) throws IOException {
        Path file = Files.createTempFile(folder, "one", ".vcon");
        Files.writeString(file, vcon.toString());
        VconIntake.Result result = installation.get(VconIntake.class).take(file, "vcon", taken -> {});
        assertThat(result.items()).isNotEmpty().noneMatch(Brought::duplicate);
        assertThat(again(installation, vcon)).as("taken again, it is the same").allMatch(Brought::duplicate);
        return found(installation, result.items().getFirst().conversation());
    }

    private static List<Brought> again(CaptureFixture installation, JsonNode vcon) throws IOException {
        Path file = Files.createTempFile(folder, "again", ".vcon");
        Files.writeString(file, vcon.toString());
        return installation
                .get(VconIntake.class)
                .take(file, "vcon", taken -> {})
                .items();
    }

    private static Conversation found(CaptureFixture installation, ConversationId id) {
        return installation
                .get(ConversationStore.class)
                .find(CaptureFixture.ADMIN, id)
                .orElseThrow();
    }

    private static JsonNode exported(CaptureFixture installation, Conversation conversation) throws IOException {
        String text = VconExports.write(VconExports.of(installation), conversation);
        assertThat(VconExports.faults(text)).isEmpty();
        return JSON.readTree(text);
    }

    /** But for the names that each installation gives, and the times at which it did something. */
    private static void assertSame(JsonNode one, JsonNode other) {
        assertThat(bare(other).toPrettyString()).isEqualTo(bare(one).toPrettyString());
    }

    private static JsonNode bare(JsonNode vcon) {
        ObjectNode bare = (ObjectNode) vcon.deepCopy();
        bare.remove(List.of("uuid", "created_at"));
        bare.path("parties").forEach(party -> ((ObjectNode) party).remove("uuid"));
        bare.path("analysis").forEach(one -> {
            if (one.path("body").isObject()) {
                ((ObjectNode) one.path("body")).remove("metadata");
            }
        });
        return bare;
    }
}
