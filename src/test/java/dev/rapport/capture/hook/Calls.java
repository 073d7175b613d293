package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Makes calls of platforms, and sources that they may come from. */
final class Calls {

    static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    static final String NOW_SECONDS = Long.toString(NOW.getEpochSecond());
    static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private Calls() {}

    static HookSource source(String secret, @Nullable String url) {
        return source(secret, url, null);
    }

    static HookSource source(String secret, @Nullable String url, @Nullable String privateKey) {
        return new HookSource(
                secret,
                url,
                null,
                null,
                privateKey,
                null,
                Duration.ofMinutes(5),
                DataSize.ofMegabytes(1),
                null,
                Duration.ofDays(3));
    }

    static HookSource source() {
        return source(SECRET, null);
    }

    static HookCall post(String platform, String body, String... headers) {
        return postTo(platform, "", body, headers);
    }

    static HookCall postTo(String platform, String query, String body, String... headers) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return new HookCall(platform, "my-shop", "POST", all, query, body.getBytes(StandardCharsets.UTF_8));
    }

    static HookCall form(String platform, String body, String... headers) {
        HookCall call = post(platform, body, headers);
        Map<String, String> all = new HashMap<>(call.headers());
        all.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        return new HookCall(platform, "my-shop", "POST", all, "", call.body());
    }

    /** The same, one byte of its body another. */
    static HookCall flipped(HookCall call) {
        byte[] body = call.body().clone();
        body[body.length / 2] ^= 1;
        return new HookCall(call.platform(), call.source(), call.method(), call.headers(), call.query(), body);
    }

    static HookCall with(HookCall call, String header, String value) {
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put(header.toLowerCase(java.util.Locale.ROOT), value);
        return new HookCall(call.platform(), call.source(), call.method(), headers, call.query(), call.body());
    }

    static void assertNotAuthentic(HookPlatform platform, HookCall call, HookSource source, Instant now) {
        assertThatThrownBy(() -> platform.verify(call, source, now))
                .isInstanceOfSatisfying(
                        HookRefusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(refusal.why())
                                .isEqualTo(HookRefusal.Why.NOT_AUTHENTIC));
    }

    static void assertUnreadable(HookPlatform platform, HookCall call) {
        assertThatThrownBy(() -> platform.read(call, source(), NOW))
                .isInstanceOfSatisfying(
                        HookRefusal.class,
                        refusal -> org.assertj.core.api.Assertions.assertThat(refusal.why())
                                .isEqualTo(HookRefusal.Why.UNREADABLE));
    }

    static List<ChatBatch> read(HookPlatform platform, HookCall call) {
        return platform.read(call, source(), NOW).batches();
    }

    static ChatBatch one(HookPlatform platform, HookCall call) {
        List<ChatBatch> batches = read(platform, call);
        org.assertj.core.api.Assertions.assertThat(batches).hasSize(1);
        return batches.getFirst();
    }

    static ChatEntry.Written written(ChatBatch batch) {
        return (ChatEntry.Written) batch.messages().getFirst();
    }

    static ChatEntry.Deleted deleted(ChatBatch batch) {
        return (ChatEntry.Deleted) batch.messages().getFirst();
    }

    static ChatPerson person(ChatBatch batch, String id) {
        return batch.people().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody is " + id + " in " + batch.people()));
    }
}
