package dev.rapport.capture.email.smtp;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.email.smtp.*} of the listener for copies of mail.
 *
 * @param enabled whether it listens
 * @param address on which it listens; this machine only, unless told otherwise
 * @param port 0 for any that is free
 * @param recipients the addresses that are taken, or domains as {@code @example.com}; mail to any other is refused
 * @param maxSize the largest message that is taken; at most as large as {@code rapport.email.max-size}
 * @param maxConnections at the same time
 * @param certificate a file with the certificate and its chain (PEM), for STARTTLS; null for none
 * @param privateKey a file with its key (PEM)
 * @param requireTls whether mail without STARTTLS is refused
 * @param policy whether internal mail, newsletters and the like are left out
 * @param owner the address of whose mail it is, where there are no company domains; null for nobody's
 */
@ConfigurationProperties("rapport.email.smtp")
record SmtpSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("2525") int port,
        @DefaultValue List<String> recipients,
        @DefaultValue("50MB") DataSize maxSize,
        @DefaultValue("20") int maxConnections,
        @Nullable String certificate,
        @Nullable String privateKey,
        @DefaultValue("false") boolean requireTls,
        @DefaultValue("true") boolean policy,
        @Nullable String owner) {

    SmtpSettings {
        recipients = recipients.stream()
                .map(one -> one.strip().toLowerCase(Locale.ROOT))
                .toList();
        need(
                !enabled || !recipients.isEmpty(),
                ".recipients names the addresses that are taken, such as journal@example.com");
        need(port >= 0 && port <= 65_535, ".port is 0 to 65535");
        need(maxConnections >= 1, ".max-connections is at least 1");
        need(maxSize.toBytes() >= 1 && maxSize.toBytes() < Integer.MAX_VALUE, ".max-size is a size such as 50MB");
        need((certificate == null) == (privateKey == null), ".certificate and .private-key go together");
        need(!requireTls || certificate != null, ".require-tls needs .certificate and .private-key");
    }

    private static void need(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new IllegalArgumentException("rapport.email.smtp" + message);
        }
    }

    /** Whether mail to an address is taken. */
    boolean takes(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return recipients.stream().anyMatch(one -> one.startsWith("@") ? lower.endsWith(one) : lower.equals(one));
    }
}
