package dev.rapport.capture.email.imap;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets access tokens from a company's authorization server (RFC 6749, 4.4 and 6) and holds each until a minute before its end.
 *
 * <p>Where the server answers with a new refresh token, as Microsoft's does, that is kept and used from then on, so that a
 * mailbox does not fall silent when the first one ends. Safe for use by many threads.
 */
@Component
final class AccessTokens {

    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RefreshTokens refreshTokens;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    AccessTokens(RefreshTokens refreshTokens, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** @throws IOException when none is to be had just now; the message says why and what to do */
    String of(String source, OAuthSettings settings) throws IOException {
        Token known = tokens.get(source);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.value();
        }
        return fetch(source, settings);
    }

    /** The server did not want it: the next one is a fresh one. */
    void forget(String source) {
        tokens.remove(source);
    }

    private synchronized String fetch(String source, OAuthSettings settings) throws IOException {
        String refresh = refreshTokens.of(source, settings.refreshToken());
        JsonNode answer = ask(settings, refresh);
        String token = answer.path("access_token").asString("");
        if (token.isEmpty()) {
            throw new IOException(refused(settings, answer));
        }
        long seconds = answer.path("expires_in").asLong(300);
        String next = answer.path("refresh_token").asString("");
        if (refresh != null && !next.isEmpty() && !next.equals(refresh)) {
            refreshTokens.keep(source, String.valueOf(settings.refreshToken()), next);
        }
        tokens.put(source, new Token(token, clock.instant().plusSeconds(seconds).minus(MARGIN)));
        return token;
    }

    private JsonNode ask(OAuthSettings settings, @Nullable String refresh) throws IOException {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("grant_type", refresh == null ? "client_credentials" : "refresh_token");
        form.put("client_id", settings.clientId());
        form.put("client_secret", settings.clientSecret());
        form.put("refresh_token", refresh);
        form.put("scope", settings.scope());
        HttpRequest request = HttpRequest.newBuilder(settings.tokenUrl())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Rapport is stopping", e);
        } catch (JacksonException e) {
            throw new IOException(
                    settings.tokenUrl() + " does not answer as a token endpoint does; see .oauth.token-url", e);
        } catch (IOException e) {
            throw new IOException(settings.tokenUrl() + " cannot be reached: " + e, e);
        }
    }

    /** RFC 6749, 5.2. Never shows a secret. */
    private static String refused(OAuthSettings settings, JsonNode answer) {
        String error = answer.path("error").asString("no access_token in the answer");
        String remedy = switch (error) {
            case "invalid_grant" -> "give the consent again, and set the new .oauth.refresh-token";
            case "invalid_client", "unauthorized_client" -> "see .oauth.client-id and .oauth.client-secret";
            case "invalid_scope" -> "see .oauth.scope";
            default -> "see .oauth.*";
        };
        return settings.tokenUrl().getHost() + " gives no access token (" + error + ": "
                + answer.path("error_description")
                        .asString("no reason given")
                        .lines()
                        .findFirst()
                        .orElse("") + "); "
                + remedy;
    }

    private static String encoded(Map<String, @Nullable String> form) {
        return form.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(String.valueOf(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private record Token(String value, Instant until) {}
}
