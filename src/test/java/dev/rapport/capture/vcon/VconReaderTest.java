package dev.rapport.capture.vcon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Side;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What older drafts write is understood, with a warning; what would be understood wrongly is refused, with a reason. */
class VconReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @TempDir
    private Path folder;

    private final Warnings warnings = new Warnings();

    @Test
    void aVconOfTheDraftHasNothingOdd() throws IOException {
        Vcon vcon = read(TestVcons.chat("u", "Hello", "Hi"));

        assertThat(warnings.all()).containsExactly("party: role and id are not of the draft");
        assertThat(vcon.dialogs()).extracting(dialog -> dialog.content().text()).containsExactly("Hello", "Hi");
        assertThat(vcon.parties()).extracting(Vcon.Person::sideOfRole).containsExactly(Side.OURS, Side.THEIRS);
    }

    static Stream<Arguments> drift() {
        return Stream.of(
                odd(
                        "mimetype is taken",
                        v -> dialog(v).put("mimetype", "text/plain").remove("mediatype")),
                odd("alg and signature", v -> dialog(v).put("alg", "SHA-512").put("signature", sha512("Hello"))),
                odd("transfer-target is taken", v -> dialog(v).put("transfer-target", 1)),
                odd("appended is taken", v -> v.putObject("appended").put("uuid", "x")),
                odd("must_support is taken", v -> v.withArray("must_support").add("wtf_transcription")),
                odd("session_id is a text", v -> dialog(v).put("session_id", "abc")),
                odd("no created_at", v -> v.remove("created_at")),
                odd("redacted is empty", v -> v.putObject("redacted")),
                odd(
                        "email is taken for mailto",
                        v -> party(v).put("email", "a@b.example").remove("mailto")),
                odd(
                        "type is taken for purpose",
                        v -> v.withArray("attachments").addObject().put("type", "note")),
                odd("a body without an encoding", v -> dialog(v).remove("encoding")),
                odd("base64 is taken", v -> dialog(v).put("encoding", "base64").put("body", "SGVsbG8=")),
                odd("no zone", v -> dialog(v).put("start", "2026-03-01 10:00:00")),
                odd("seconds since 1970", v -> dialog(v).put("start", 1772359200)),
                odd("as in mail", v -> dialog(v).put("start", "Sun, 1 Mar 2026 10:00:00 +0000")),
                odd("no start", v -> dialog(v).remove("start")),
                odd("there are only 2", v -> dialog(v).withArray("parties").add(17)),
                odd("there are only 2", v -> dialog(v).put("originator", -1)),
                odd("there are only 1", v -> analysis(v).put("dialog", 99)),
                odd("was cut", v -> v.put("subject", "x".repeat(2_000))),
                odd("no number of seconds", v -> dialog(v).put("duration", "long")),
                odd("no kind that is known", v -> dialog(v).put("content_hash", "md5-abc")),
                odd("no uuid", v -> v.remove("uuid")),
                odd("of its group", v -> v.withArray("group").addObject().put("uuid", "other")));
    }

    @ParameterizedTest
    @MethodSource("drift")
    void whatOlderDraftsWriteIsTakenWithAWarning(String warning, Consumer<ObjectNode> change) throws IOException {
        ObjectNode vcon = TestVcons.chat("u", "Hello");
        change.accept(vcon);

        Vcon read = read(vcon);

        read.dialogs().forEach(dialog -> dialog.content().verify());
        assertThat(warnings.all()).anyMatch(one -> one.contains(warning));
        assertThat(read.dialogs().getFirst().content().text()).isEqualTo("Hello");
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                odd("extension \"space\"", v -> v.withArray("critical").add("space")),
                odd("extension \"space\"", v -> v.withArray("must_support").add("space")),
                odd("no time of a conversation", v -> dialog(v).put("start", "+99999-01-01T00:00:00Z")),
                odd("no time of a conversation", v -> dialog(v).put("start", "99999-01-01T00:00:00Z")),
                odd("no time of a conversation", v -> dialog(v).put("start", "yesterday")),
                odd("no time of a conversation", v -> v.put("created_at", "1899-01-01T00:00:00Z")),
                odd("type is \"telepathy\"", v -> dialog(v).put("type", "telepathy")),
                odd("encoding is \"rot13\"", v -> dialog(v).put("encoding", "rot13")),
                odd(
                        "is not base64url: there is a \"!\" at place 3",
                        v -> dialog(v).put("encoding", "base64url").put("body", "SG!s")),
                odd(
                        "single character",
                        v -> dialog(v).put("encoding", "base64url").put("body", "SGVsb")),
                odd("does not have the SHA-512", v -> dialog(v).put("content_hash", "sha512-" + sha512("Hullo"))),
                odd("does not have the SHA-512", v -> dialog(v).put("content_hash", "sha512-AAAA")),
                odd("is no address", v -> dialog(v).put("url", "http://[").remove("body")),
                odd("dialog is no list", v -> v.put("dialog", "x")),
                odd("dialog 1 is no object", v -> v.withArray("dialog").add(7)),
                odd("party 2 is no object", v -> v.withArray("parties").add("Ann")));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatWouldBeUnderstoodWronglyIsRefused(String reason, Consumer<ObjectNode> change) {
        ObjectNode vcon = TestVcons.chat("u", "Hello");
        change.accept(vcon);

        assertThatThrownBy(() ->
                        read(vcon).dialogs().forEach(dialog -> dialog.content().verify()))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining(reason);
    }

    @Test
    void deepJsonIsRefused() throws IOException {
        Path file = folder.resolve("deep");
        Files.writeString(file, "{\"dialog\":" + "[".repeat(100_000));

        assertThatThrownBy(() -> Skeleton.read(file))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("nesting");
    }

    @Test
    void endlessListsAreRefused() throws IOException {
        Path file = folder.resolve("wide");
        Files.writeString(file, "{\"dialog\":[" + "0,".repeat(13 << 20) + "0]}");

        assertThatThrownBy(() -> Skeleton.read(file))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("24 MB");
    }

    @Test
    void longContentsStayInTheFile() throws IOException {
        byte[] sound = new byte[3 << 20];
        new java.util.Random(5).nextBytes(sound);
        ObjectNode json = TestVcons.call("u", sound);
        String text = json.toString().replace("-", "\\u002d");

        Vcon vcon = read(text);

        assertThat(vcon.dialogs().getFirst().content().body()).isInstanceOf(Content.Body.Far.class);
        assertThat(vcon.dialogs().getFirst().content().open().readAllBytes()).isEqualTo(sound);
        assertThat(vcon.dialogs().getFirst().duration()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void aTextThatNobodyWroteIsRefused() throws IOException {
        Vcon vcon = read(TestVcons.chat("u", "x".repeat(9 << 20)));

        assertThatThrownBy(() -> vcon.dialogs().getFirst().content().text())
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("dialog 0 has a text of more than 8 MB");
    }

    @Test
    void escapesOfALongTextAreUndone() throws IOException {
        String text = "Grüße \"ja\"\n\t\\ \uD83D\uDCDE " + "é".repeat(20_000);

        assertThat(read(TestVcons.chat("u", text))
                        .dialogs()
                        .getFirst()
                        .content()
                        .text())
                .isEqualTo(text);
        String escaped =
                TestVcons.chat("u", text).toString().replace("é", "\\u00e9").replace("\uD83D\uDCDE", "\\ud83d\\udcde");
        assertThat(read(escaped).dialogs().getFirst().content().text()).isEqualTo(text);
    }

    @Test
    void aLongTranscriptWithinJsonIsWhole() throws IOException {
        ObjectNode vcon = TestVcons.call("u", new byte[0]);
        ((ObjectNode) vcon.at("/dialog/0")).remove(List.of("body", "encoding"));
        String said = "Ann: " + "word ".repeat(10_000) + "end.\nDana: Yes.";
        analysis(vcon)
                .put("type", "transcript")
                .put("encoding", "json")
                .putObject("body")
                .put("transcript", said);

        GivenTranscript transcript =
                requireNonNull(Sorted.of(read(vcon)).silent().getFirst().words());

        assertThat(transcript.lines())
                .extracting(GivenTranscript.Line::party)
                .startsWith(0)
                .endsWith(1);
        assertThat(transcript.lines().stream()
                        .mapToInt(line -> line.words().size())
                        .sum())
                .isBetween(10_002, 10_100);
    }

    @Test
    void aMultipartIsMailAndAMessageIdAloneIsNot() throws IOException {
        ObjectNode vcon = TestVcons.chat("u", "Hello", "Hi", "Yo");
        ((ObjectNode) vcon.at("/dialog/0")).put("mediatype", "message/rfc822");
        ((ObjectNode) vcon.at("/dialog/1")).put("message_id", "<1@us.example>");
        ((ObjectNode) vcon.at("/dialog/2")).put("message_id", "<1@us.example>").put("application", "slack");

        Sorted sorted = Sorted.of(read(vcon));

        assertThat(sorted.mails()).extracting(Vcon.Dialog::index).containsExactly(0, 1);
        assertThat(sorted.texts()).extracting(Vcon.Dialog::index).containsExactly(2);
    }

    @Test
    void aVconWithoutAConversationIsRefused() throws IOException {
        Vcon vcon = read(TestVcons.vcon("u"));

        assertThatThrownBy(() -> Sorted.of(vcon))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("no dialog");
    }

    private Vcon read(ObjectNode vcon) throws IOException {
        return read(vcon.toString());
    }

    private Vcon read(String json) throws IOException {
        Path file = folder.resolve("vcon");
        Files.writeString(file, json);
        return VconReader.read(Skeleton.read(file), "0".repeat(64), NOW, ZoneId.of("UTC"), warnings);
    }

    private static Arguments odd(String text, Consumer<ObjectNode> change) {
        return Arguments.of(text, change);
    }

    private static ObjectNode dialog(ObjectNode vcon) {
        return (ObjectNode) vcon.at("/dialog/0");
    }

    private static ObjectNode party(ObjectNode vcon) {
        return (ObjectNode) vcon.at("/parties/0");
    }

    private static ObjectNode analysis(ObjectNode vcon) {
        return vcon.withArray("analysis")
                .addObject()
                .put("type", "summary")
                .put("vendor", "Others")
                .put("body", "x");
    }

    private static String sha512(String text) {
        try {
            return TestVcons.base64(MessageDigest.getInstance("SHA-512").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
