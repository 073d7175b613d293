package dev.rapport.capture.email.imap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds refresh tokens that servers gave in the place of the configured ones. A newly configured one makes them void. Safe for use by
 * many threads.
 */
@Component
final class RefreshTokens {

    private final JdbcClient jdbc;

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one to use; null where none is configured. */
    @Nullable
    String of(String source, @Nullable String configured) {
        return configured == null
                ? null
                : jdbc.sql("select refresh_token from mailbox_token where source = :source and given_sha256 = :given")
                        .param("source", source)
                        .param("given", sha256(configured))
                        .query(String.class)
                        .optional()
                        .orElse(configured);
    }

    void keep(String source, String configured, String next) {
        jdbc.sql("""
                        insert into mailbox_token (source, given_sha256, refresh_token) values (:source, :given, :next)
                        on conflict (source) do update set given_sha256 = excluded.given_sha256,
                            refresh_token = excluded.refresh_token""")
                .param("source", source)
                .param("given", sha256(configured))
                .param("next", next)
                .update();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
