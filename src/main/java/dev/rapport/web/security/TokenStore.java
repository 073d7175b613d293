package dev.rapport.web.security;

import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the tokens by which programs come in.
 *
 * <p>A token is 256 random bits, so a plain SHA-256 of it is enough to keep it by, and to look for it takes the same time
 * whatever was guessed. Safe for use by many threads.
 */
@Component
public class TokenStore {

    private static final String PREFIX = "rapport_";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new token of this viewer, in clear this once. */
    public Created create(Viewer viewer, String name) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = TimeOrdered.uuid();
        jdbc.sql("""
                        insert into api_token (id, user_id, name, sha256)
                        select :id, id, :name, :sha256 from app_user where name = :user""")
                .param("id", id)
                .param("name", name)
                .param("sha256", sha256(secret))
                .param("user", viewer.user())
                .update();
        Token token = jdbc.sql(SELECT + " where t.id = :id")
                .param("id", id)
                .query(TokenStore::token)
                .single();
        return new Created(token, secret);
    }

    /** Whose token this is; empty where it is none. The time of its use is kept to the minute. */
    Optional<String> userOf(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String sha256 = sha256(secret);
        jdbc.sql("""
                        update api_token set last_used_at = now()
                         where sha256 = :sha256
                           and (last_used_at is null or last_used_at < now() - interval '1 minute')""").param("sha256", sha256).update();
        return jdbc.sql("select u.name from api_token t join app_user u on u.id = t.user_id where t.sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional();
    }

    /** False where there is no such token. */
    public boolean delete(UUID id) {
        return jdbc.sql("delete from api_token where id = :id").param("id", id).update() == 1;
    }

    /** The newest first. */
    public Page<Token> list(PageRequest page) {
        var seen = page.after();
        List<Token> found = jdbc.sql(SELECT + """
                         where :seen::uuid is null or (t.created_at, t.id) < (:seenAt::timestamptz, :seen)
                         order by t.created_at desc, t.id desc limit :limit""")
                .param("seen", seen.map(key -> key.id()).orElse(null))
                .param("seenAt", seen.map(key -> key.at().toString()).orElse(null))
                .param("limit", page.limit() + 1)
                .query(TokenStore::token)
                .list();
        long total =
                jdbc.sql("select count(*) from api_token").query(Long.class).single();
        return Keysets.page(found, page, total, Token::createdAt, Token::id);
    }

    private static final String SELECT = """
            select t.id, t.name, u.name as user_name, t.created_at, t.last_used_at
              from api_token t join app_user u on u.id = t.user_id
            """;

    private static Token token(ResultSet row, int number) throws SQLException {
        OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("user_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** A token without its secret. */
    public record Token(
            UUID id,
            String name,
            String user,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** A token with its secret, which is shown once. */
    public record Created(Token token, String secret) {}
}
