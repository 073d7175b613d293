package dev.rapport.capture.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts what Microsoft Graph puts into a notification: a fresh AES key, encrypted for our certificate (RSA, OAEP with SHA-1);
 * the content with that key (CBC, its first 16 bytes being the initial vector too); and over it an HMAC (SHA-256) with that key,
 * which is looked at first.
 *
 * <p>Source: Microsoft's documentation, "Decrypting resource data from change notifications". Stateless.
 */
final class GraphContent {

    private static final int VECTOR_BYTES = 16;

    private GraphContent() {}

    static Told decrypt(HookCall call, HookSource source, Told content) {
        PrivateKey ours = key(call, source);
        byte[] data = Signatures.base64("", content.text("data"));
        try {
            byte[] key = rsa(ours, Signatures.base64("", content.text("dataKey")));
            byte[] mac = Signatures.hmac("HmacSHA256", key, data);
            Signatures.need(mac, Signatures.base64("", content.text("dataSignature")), call);
            return Told.of(aes(key, data));
        } catch (GeneralSecurityException e) {
            throw HookRefusal.unreadable("The content of a notification cannot be decrypted with rapport.hooks."
                    + call.source() + ".private-key; give the key of the certificate that it was subscribed with");
        }
    }

    private static byte[] rsa(PrivateKey ours, byte[] encrypted) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.DECRYPT_MODE, ours);
        return cipher.doFinal(encrypted);
    }

    private static byte[] aes(byte[] key, byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        IvParameterSpec vector = new IvParameterSpec(Arrays.copyOf(key, VECTOR_BYTES));
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), vector);
        return cipher.doFinal(data);
    }

    private static PrivateKey key(HookCall call, HookSource source) {
        String setting = source.privateKey();
        if (setting == null) {
            throw HookRefusal.unreadable("The content of a notification is encrypted; set rapport.hooks."
                    + call.source() + ".private-key to the key of the certificate that it was subscribed with");
        }
        try {
            String pem = setting.contains("-----BEGIN") ? setting : Files.readString(Path.of(setting));
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "rapport.hooks." + call.source() + ".private-key is no RSA key in PEM (PKCS #8), or cannot be read",
                    e);
        }
    }
}
