package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GraphNoticesTest {

    private static final KeyPair OURS = pair();
    private static final KeyPair OTHERS = pair();
    private static final String CHANNEL = "teams('t')/channels('19:c@thread.tacv2')/messages('100')/replies('101')";

    private final Teams teams = new Teams();

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HookSource source(KeyPair pair) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Calls.source(Calls.SECRET, null, pem);
    }

    private static HookCall notice(String change, String resource, String more) {
        return Calls.post(
                "teams",
                "{\"value\":[{\"subscriptionId\":\"s\",\"changeType\":\"" + change + "\",\"clientState\":\""
                        + Calls.SECRET + "\",\"tenantId\":\"t1\",\"resource\":\"" + resource + "\"," + more
                        + "}],\"validationTokens\":[\"ey\"]}");
    }

    private static String encrypted(String message) throws GeneralSecurityException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(Cipher.ENCRYPT_MODE, OURS.getPublic());
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
        byte[] data = aes.doFinal(message.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return "\"resourceData\":{\"id\":\"101\"},\"encryptedContent\":{\"data\":\"" + base64.encodeToString(data)
                + "\",\"dataSignature\":\"" + base64.encodeToString(Signatures.hmac("HmacSHA256", key, data))
                + "\",\"dataKey\":\"" + base64.encodeToString(rsa.doFinal(key))
                + "\",\"encryptionCertificateId\":\"1\"}";
    }

    private static String message(String more) {
        return "{\"id\":\"101\",\"replyToId\":\"100\",\"messageType\":\"message\",\"createdDateTime\":\"2026-03-03T10:00:00.12Z\","
                + "\"lastModifiedDateTime\":\"2026-03-03T10:09:00Z\",\"lastEditedDateTime\":null,\"deletedDateTime\":null,"
                + "\"from\":{\"user\":{\"id\":\"u1\",\"displayName\":\"Dana\",\"userIdentityType\":\"aadUser\",\"tenantId\":\"t2\"}},"
                + "\"body\":{\"contentType\":\"html\",\"content\":\"<p>Hi <at id=\\\"0\\\">Sam</at>&nbsp;there</p>\"},"
                + more
                + "\"attachments\":[{\"contentType\":\"reference\",\"name\":\"plan.docx\"}]}";
    }

    private ChatBatch read(HookCall call) {
        return teams.read(call, source(OURS), Calls.NOW).batches().getFirst();
    }

    @Test
    void theHandshakeGivesBackTheToken() {
        HookCall call = Calls.postTo("teams", "validationToken=Validation%3A+Testing%20client", "");

        assertThatCode(() -> teams.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        assertThat(teams.read(call, Calls.source(), Calls.NOW).answer())
                .isEqualTo(HookAnswer.plain("Validation: Testing client"));
    }

    @Test
    void everyNoticeHasToShowTheClientState() {
        HookCall call = notice("deleted", CHANNEL, "\"resourceData\":{\"id\":\"101\"}");
        HookCall second = Calls.post(
                "teams",
                call.text()
                        .replace("}],", "},{\"clientState\":\"other\",\"resource\":\"chats('x')/messages('1')\"}],"));

        assertThatCode(() -> teams.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(teams, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(teams, second, Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(teams, Calls.post("teams", "{\"value\":[]}"), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(
                teams, Calls.with(call, "Authorization", "HMAC " + Calls.SECRET), Calls.source(), Calls.NOW);
    }

    @Test
    void anEncryptedMessageIsRead() throws GeneralSecurityException {
        ChatBatch batch = read(notice("created", CHANNEL, encrypted(message(""))));

        assertThat(batch.room()).isEqualTo("19:c@thread.tacv2/100");
        assertThat(batch.lasting()).isFalse();
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "101",
                        "u1",
                        Instant.parse("2026-03-03T10:00:00.12Z"),
                        "Hi @Sam there\n[file: plan.docx]",
                        "100",
                        null));
        assertThat(Calls.person(batch, "u1").side()).isEqualTo(Side.THEIRS);
    }

    @Test
    void aChatLastsAndAnEditSaysWhenItWas() throws GeneralSecurityException {
        String edited =
                message("").replace("\"lastEditedDateTime\":null", "\"lastEditedDateTime\":\"2026-03-03T10:05:00Z\"");
        ChatBatch batch = read(notice("updated", "chats('19:meeting@thread.v2')/messages('101')", encrypted(edited)));

        assertThat(batch.room()).isEqualTo("19:meeting@thread.v2");
        assertThat(batch.lasting()).isTrue();
        assertThat(Calls.written(batch).editedAt()).isEqualTo(Instant.parse("2026-03-03T10:05:00Z"));
    }

    @Test
    void aDeletionIsKnownWithOrWithoutItsContent() throws GeneralSecurityException {
        String gone = message("").replace("\"deletedDateTime\":null", "\"deletedDateTime\":\"2026-03-03T10:06:00Z\"");

        assertThat(Calls.deleted(read(notice("updated", CHANNEL, encrypted(gone)))))
                .isEqualTo(new ChatEntry.Deleted("101", Instant.parse("2026-03-03T10:06:00Z")));
        assertThat(Calls.deleted(read(notice("deleted", "chats/19:x/messages/5", "\"resourceData\":{}"))))
                .isEqualTo(new ChatEntry.Deleted("5", null));
    }

    @Test
    void withoutTheKeyItIsRefusedWithTheRemedy() throws GeneralSecurityException {
        HookCall call = notice("created", CHANNEL, encrypted(message("")));
        HookCall bare = notice("created", CHANNEL, "\"resourceData\":{\"id\":\"101\"}");

        assertThatThrownBy(() -> teams.read(call, Calls.source(), Calls.NOW))
                .isInstanceOf(HookRefusal.class)
                .hasMessageContaining("rapport.hooks.my-shop.private-key");
        assertThatThrownBy(() -> teams.read(call, source(OTHERS), Calls.NOW))
                .isInstanceOf(HookRefusal.class)
                .hasMessageContaining("cannot be decrypted");
        assertThatThrownBy(() -> teams.read(bare, source(OURS), Calls.NOW))
                .isInstanceOf(HookRefusal.class)
                .hasMessageContaining("includeResourceData");
    }

    @Test
    void contentThatWasChangedOnTheWayIsRefused() throws GeneralSecurityException {
        String changed = encrypted(message("")).replaceFirst("\"dataSignature\":\"....", "\"dataSignature\":\"AAAA");

        assertThatThrownBy(() -> read(notice("created", CHANNEL, changed)))
                .isInstanceOfSatisfying(
                        HookRefusal.class,
                        refusal -> assertThat(refusal.why()).isEqualTo(HookRefusal.Why.NOT_AUTHENTIC));
    }

    @Test
    void whatIsNoMessageIsNotKept() throws GeneralSecurityException {
        String system = message("").replace("\"messageType\":\"message\"", "\"messageType\":\"systemEventMessage\"");

        assertThat(teams.read(notice("created", CHANNEL, encrypted(system)), source(OURS), Calls.NOW)
                        .batches())
                .isEmpty();
        assertThat(teams.read(notice("created", "chats('1')", "\"resourceData\":{}"), source(OURS), Calls.NOW)
                        .batches())
                .isEmpty();
        assertThat(teams.read(notice("", "", "\"lifecycleEvent\":\"reauthorizationRequired\""), source(OURS), Calls.NOW)
                        .batches())
                .isEmpty();
    }
}
