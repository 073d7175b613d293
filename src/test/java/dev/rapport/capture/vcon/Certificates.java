package dev.rapport.capture.vcon;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;

/** A key with a certificate of its own, as Java's keytool makes them. */
record Certificates(KeyPair key, Path pem, String der) {

    static Certificates make(Path folder) throws Exception {
        Path store = folder.resolve("signer.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "one",
                        "-dname",
                        "CN=Signer",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        Certificate certificate = keys.getCertificate("one");
        String der = Base64.getEncoder().encodeToString(certificate.getEncoded());
        Path pem = folder.resolve("signer.pem");
        Files.writeString(pem, "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
        PrivateKey secret = (PrivateKey) keys.getKey("one", "secret".toCharArray());
        return new Certificates(new KeyPair(certificate.getPublicKey(), secret), pem, der);
    }
}
