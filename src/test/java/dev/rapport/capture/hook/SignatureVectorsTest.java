package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The signatures that platforms publish with their documentation. */
class SignatureVectorsTest {

    private static final Path VECTORS = Path.of("../shared/data/webhooks/signature-vectors/vectors.json");

    @TestFactory
    Stream<DynamicTest> aPublishedSignatureFitsAndNothingElseDoes() throws IOException {
        Assumptions.assumeTrue(Files.exists(VECTORS), () -> VECTORS + " is not there");
        JsonNode vectors = JsonMapper.shared().readTree(Files.readString(VECTORS));
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> DynamicTest.dynamicTest(vector.get("scheme").asString(), () -> check(vector)));
    }

    private static void check(JsonNode vector) {
        HookPlatform platform = platform(vector);
        HookCall call = call(vector);
        HookSource source =
                Calls.source(vector.get("secret").asString(), vector.path("url").asString(null));
        Instant now = vector.has("timestamp")
                ? Instant.ofEpochSecond(Long.parseLong(vector.get("timestamp").asString()))
                : Calls.NOW;

        assertThatCode(() -> platform.verify(call, source, now)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(platform, Calls.flipped(call), source, now);
        Calls.assertNotAuthentic(platform, call, Calls.source("another", source.url()), now);
        if (vector.has("timestamp")) {
            assertThatCode(() -> platform.verify(call, source, now.plusSeconds(300)))
                    .doesNotThrowAnyException();
            Calls.assertNotAuthentic(platform, call, source, now.plus(Duration.ofSeconds(301)));
            Calls.assertNotAuthentic(platform, call, source, now.minus(Duration.ofSeconds(301)));
        } else {
            Calls.assertNotAuthentic(platform, call, Calls.source(source.key(), "https://other.example/"), now);
            Calls.assertNotAuthentic(platform, call, Calls.source(source.key(), null), now);
        }
    }

    private static HookPlatform platform(JsonNode vector) {
        return switch (vector.get("scheme").asString()) {
            case "slack-v0" -> new Slack();
            case "twilio-form" -> new TwilioSms();
            case "standard-webhooks-v1" -> new Standard();
            case String other -> throw new AssertionError("No test for " + other);
        };
    }

    private static HookCall call(JsonNode vector) {
        String signature = vector.get("signature").asString();
        return switch (vector.get("scheme").asString()) {
            case "slack-v0" ->
                Calls.form(
                        "slack",
                        vector.get("body").asString(),
                        "X-Slack-Request-Timestamp",
                        vector.get("timestamp").asString(),
                        "X-Slack-Signature",
                        signature);
            case "twilio-form" -> Calls.form("twilio-sms", form(vector.get("params")), "X-Twilio-Signature", signature);
            default ->
                Calls.post(
                        "standard",
                        vector.get("body").asString(),
                        "webhook-id",
                        vector.get("id").asString(),
                        "webhook-timestamp",
                        vector.get("timestamp").asString(),
                        "webhook-signature",
                        "v1,b2xkZXI= v1a,zzz " + signature);
        };
    }

    private static String form(JsonNode params) {
        return params.properties().stream()
                .map(one ->
                        one.getKey() + "=" + URLEncoder.encode(one.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
