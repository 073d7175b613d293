package dev.rapport.capture.vcon;

import static dev.rapport.capture.vcon.TestVcons.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** Signed, packed and encrypted vCons; signed by another library than verifies them. */
class SignaturesTest {

    private static final String VCON = TestVcons.chat("u", "Hello", "Hi").toString();

    @TempDir
    private Path folder;

    private final Warnings warnings = new Warnings();

    @ParameterizedTest
    @CsvSource({"RS256, RSA, 2048", "ES256, EC, 256", "EdDSA, Ed25519, 0", "ES384, EC, 384"})
    void whoIsTrustedIsBelieved(String alg, String kind, int bits) throws Exception {
        KeyPair key = key(kind, bits);

        try (Opened opened = open(signed(alg, key, VCON).toString(), trusting(key))) {
            assertThat(opened.skeleton().tree().at("/uuid").asString()).isEqualTo("u");
        }
        assertThat(warnings.all()).isEmpty();
    }

    @Test
    void theFlattenedFormIsTakenToo() throws Exception {
        KeyPair key = key("EC", 256);
        ObjectNode general = signed("ES256", key, VCON);
        ObjectNode flat = JSON.createObjectNode()
                .put("payload", general.at("/payload").asString())
                .put("protected", general.at("/signatures/0/protected").asString())
                .put("signature", general.at("/signatures/0/signature").asString());

        open(flat.toString(), trusting(key)).close();

        assertThat(warnings.all()).isEmpty();
    }

    @Test
    void aStrangerIsTakenWithAWarningOrRefused() throws Exception {
        String signed = signed("ES256", key("EC", 256), VCON).toString();

        open(signed, settings("TAKE", List.of())).close();
        assertThat(warnings.all()).anyMatch(one -> one.contains("nobody vouches for"));
        assertThatThrownBy(() -> open(signed, settings("REFUSE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("rapport.vcon.trusted");
    }

    @Test
    void whatWasChangedAfterwardsIsRefused() throws Exception {
        Certificates signer = Certificates.make(folder);
        ObjectNode signed = signed("ES256", signer.key(), VCON, signer.der());
        String changed = new String(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encode(VCON.replace("Hello", "Hallo").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.US_ASCII);

        open(signed.toString(), settings("TAKE", List.of())).close();
        assertThatThrownBy(
                        () -> open(signed.deepCopy().put("payload", changed).toString(), settings("TAKE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("signature is wrong");
        open(signed.toString(), settings("REFUSE", List.of(signer.pem().toString())))
                .close();
    }

    @ParameterizedTest
    @CsvSource({"none", "HS256", "XX"})
    void whatProvesNothingIsRefused(String alg) throws Exception {
        ObjectNode signed = signed("ES256", key("EC", 256), VCON);
        String head = TestVcons.base64(("{\"alg\":\"" + alg + "\"}").getBytes(StandardCharsets.UTF_8));
        ((ObjectNode) signed.at("/signatures/0")).put("protected", head);

        assertThatThrownBy(() -> open(signed.toString(), settings("TAKE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining(alg);
    }

    @Test
    void whatIsEncryptedIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> open(
                        "{\"ciphertext\": \"x\", \"recipients\": [{}], \"protected\": \"x\"}",
                        settings("TAKE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("decrypt it");
    }

    @Test
    void gzipIsUnpackedAndABombIsNot() throws Exception {
        Path packed = folder.resolve("one.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(VCON.getBytes(StandardCharsets.UTF_8));
        }
        try (Opened opened = open(packed, settings("TAKE", List.of()));
                Opened plain = open(VCON, settings("TAKE", List.of()))) {
            assertThat(opened.sha256()).as("packed or not, it is the same").isEqualTo(plain.sha256());
        }
        Path bomb = folder.resolve("bomb.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 9; i++) {
                out.write(zeros);
            }
        }
        assertThatThrownBy(() -> open(bomb, settings("TAKE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("unpacks to more than");
        Files.write(packed, java.util.Arrays.copyOf(Files.readAllBytes(packed), 40));
        assertThatThrownBy(() -> open(packed, settings("TAKE", List.of())))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("no whole gzip");
    }

    private VconSettings trusting(KeyPair key) throws IOException {
        Path pem = folder.resolve("trusted.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        return settings("REFUSE", List.of(pem.toString()));
    }

    private static VconSettings settings(String unknown, List<String> trusted) {
        return new VconSettings(
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(8),
                VconSettings.Transcripts.GIVEN,
                VconSettings.UnknownSigners.valueOf(unknown),
                trusted);
    }

    private Opened open(String json, VconSettings settings) throws IOException {
        Path file = folder.resolve("one.vcon");
        Files.writeString(file, json);
        return open(file, settings);
    }

    private Opened open(Path file, VconSettings settings) throws IOException {
        Path work = folder.resolve(java.util.UUID.randomUUID().toString());
        return Opened.open(file, work, settings, new Signatures(new Trust(settings), settings), warnings);
    }

    private static KeyPair key(String kind, int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    private static ObjectNode signed(String alg, KeyPair key, String payload, String... x5c) throws JoseException {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmHeaderValue(alg);
        jws.setKey(key.getPrivate());
        jws.setPayload(payload);
        if (x5c.length > 0) {
            jws.setHeader("x5c", List.of(x5c));
        }
        String[] parts = jws.getCompactSerialization().split("\\.");
        ObjectNode general = JSON.createObjectNode().put("payload", parts[1]);
        general.withArray("signatures").addObject().put("protected", parts[0]).put("signature", parts[2]);
        return general;
    }
}
