package dev.rapport.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The key that vCons are signed with, and the certificates that vouch for it, its own first.
 *
 * @param alg as JWS calls the algorithm (RFC 7518, section 3.1)
 */
record VconKey(PrivateKey key, List<Certificate> chain, String alg) {

    private static final int KEYTOOL_SECONDS = 60;
    private static final int P256_BITS = 256;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    VconKey {
        chain = List.copyOf(chain);
    }

    /** Reads the first key of a PKCS#12 file. */
    static VconKey read(Path file, String password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
                    return new VconKey(key, List.of(store.getCertificateChain(alias)), alg(key));
                }
            }
            throw new IOException("There is no key in " + file);
        } catch (GeneralSecurityException e) {
            throw new IOException("The key in " + file + " cannot be read; see rapport.vcon.keystore-password", e);
        }
    }

    private static String alg(PrivateKey key) throws IOException {
        return switch (key) {
            case RSAPrivateKey rsa -> "RS256";
            case ECPrivateKey ec when ec.getParams().getOrder().bitLength() == P256_BITS -> "ES256";
            default -> throw new IOException("A key of " + key.getAlgorithm() + " signs no vCon; use RSA or P-256");
        };
    }

    /** As Java calls the algorithm. */
    String algorithm() {
        return alg.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format";
    }

    /**
     * Makes a key with a certificate of its own, in files that only their owner can read. Java makes certificates with its program
     * keytool only.
     */
    static void make(Path file, Path passwordFile, boolean rsa) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        write(passwordFile, password);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "vcon",
                "-dname",
                "CN=Rapport",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                draft.toString(),
                "-storepass:env",
                "RAPPORT_STORE"));
        command.addAll(
                rsa
                        ? List.of("-keyalg", "RSA", "-keysize", "3072", "-sigalg", "SHA256withRSA")
                        : List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
        run(command, password);
        restrict(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command, String password) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("RAPPORT_STORE", password);
        Process keytool = builder.start();
        try {
            if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException(
                        "keytool made no key to sign with; make one yourself, and name it in rapport.vcon.keystore");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Rapport is stopping", e);
        } finally {
            keytool.destroyForcibly();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.writeString(file, text);
    }

    private static void restrict(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }
}
