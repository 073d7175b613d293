package dev.rapport.export;

import dev.rapport.installation.DataFolder;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs vCons where that is wanted: JWS in the general JSON serialisation (RFC 7515, 7.2.1), with the certificates in the protected
 * header.
 *
 * <p>The payload is signed while it is written, so that its size does not matter. Safe for use by many threads.
 */
@Component
final class VconSigner {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final VconSigning settings;
    private final Path dataFolder;
    private @Nullable VconKey known;

    VconSigner(VconSigning settings, DataFolder dataFolder) {
        this.settings = settings;
        this.dataFolder = dataFolder.root();
    }

    /** Writes something. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Writes a vCon, signed if that is wanted, and leaves the stream open. */
    void sign(String uuid, OutputStream out, Writing unsigned) throws IOException {
        if (!settings.isWanted()) {
            unsigned.to(out);
            return;
        }
        VconKey key = key();
        String head = BASE64.encodeToString(JSON.writeValueAsBytes(header(uuid, key)));
        try {
            Signature signature = Signature.getInstance(key.algorithm());
            signature.initSign(key.key());
            signature.update((head + ".").getBytes(StandardCharsets.US_ASCII));
            write(out, "{\"payload\":\"");
            try (OutputStream payload = BASE64.wrap(new Signed(out, signature))) {
                unsigned.to(payload);
            }
            write(
                    out,
                    "\",\"signatures\":[{\"protected\":\"" + head + "\",\"signature\":\""
                            + BASE64.encodeToString(signature.sign()) + "\"}]}");
        } catch (GeneralSecurityException e) {
            throw new IOException("The vCon " + uuid + " cannot be signed", e);
        }
    }

    private static Map<String, Object> header(String uuid, VconKey key) throws IOException {
        List<String> x5c = new ArrayList<>();
        try {
            for (Certificate one : key.chain()) {
                x5c.add(Base64.getEncoder().encodeToString(one.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate to sign with cannot be written", e);
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key.alg());
        header.put("x5c", x5c);
        header.put("uuid", uuid);
        return header;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private synchronized VconKey key() throws IOException {
        VconKey key = known == null ? load() : known;
        known = key;
        return key;
    }

    private VconKey load() throws IOException {
        if (settings.keystore() != null) {
            return VconKey.read(Path.of(settings.keystore()), settings.keystorePassword());
        }
        String name = settings.isRsa() ? "vcon-signing-rs256" : "vcon-signing-es256";
        Path file = dataFolder.resolve(name + ".p12");
        Path password = dataFolder.resolve(name + ".password");
        if (!Files.exists(file)) {
            VconKey.make(file, password, settings.isRsa());
        }
        return VconKey.read(file, Files.readString(password));
    }

    /** Has what is written signed too; stays open. */
    private static final class Signed extends FilterOutputStream {
        private final Signature signature;

        Signed(OutputStream out, Signature signature) {
            super(out);
            this.signature = signature;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                signature.update(bytes, offset, length);
            } catch (SignatureException e) {
                throw new IOException(e);
            }
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
