package dev.rapport.capture.vcon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.CaptureFixture;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings vCons in that were changed at random, here and there: each is taken, or refused with a reason; nothing else happens.
 *
 * <p>The seed is printed. For longer: {@code -Drapport.fuzz.minutes=2}.
 */
class VconFuzzTest {

    private static final Duration LENGTH = Integer.getInteger("rapport.fuzz.minutes", 0) == 0
            ? Duration.ofSeconds(3)
            : Duration.ofMinutes(Integer.getInteger("rapport.fuzz.minutes"));

    private static final int FEWEST = 100;

    private static final List<String> HOSTILE = List.of(
            "-1",
            "99999999999999999999",
            "1e400",
            "null",
            "true",
            "[]",
            "{}",
            "[[[[]]]]",
            "[null]",
            "\"\"",
            "0.5",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"99999-01-01T00:00:00Z\"",
            "\"+292278994-08-17T07:12:55Z\"",
            "\"data:,\"",
            "\"http://127.0.0.1/\"",
            "\"../../etc/passwd\"",
            "\"text/html\"",
            "\"message/rfc822\"",
            "\"multipart/mixed; boundary=x\"",
            "\"audio/L16;rate=1\"",
            "\"json\"",
            "\"base64url\"",
            "\"incomplete\"",
            "\"recording\"",
            "[0,[1,0],null,-7]",
            "{\"0\":{\"label\":1}}",
            "\"a@b\\r\\nBcc: c@d\"",
            "\"=?utf-8?B?!!!?=\"");

    @Test
    void whateverComesIsTakenOrRefusedWithAReason(@TempDir Path folder) throws IOException {
        long seed = Long.getLong("rapport.fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        List<JsonNode> seeds = seeds();
        AtomicInteger taken = new AtomicInteger();
        Map<String, Integer> refused = new HashMap<>();
        Path file = folder.resolve("one.vcon");
        int run = 0;
        try (CaptureFixture fixture = new CaptureFixture(folder.resolve("data"), Map.of())) {
            VconIntake intake = fixture.get(VconIntake.class);
            Instant end = Instant.now().plus(LENGTH);
            for (; run < FEWEST || Instant.now().isBefore(end); run++) {
                byte[] bytes = changed(seeds.get(random.nextInt(seeds.size())), random);
                Files.write(file, bytes);
                try {
                    intake.take(file, "vcon", result -> {});
                    taken.incrementAndGet();
                } catch (Unprocessable e) {
                    assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
                    refused.merge(String.valueOf(e.getMessage()).replaceAll("[^a-zA-Z ].*", ""), 1, Integer::sum);
                } catch (RuntimeException | StackOverflowError | IOException e) {
                    throw new AssertionError(
                            "seed " + seed + ", run " + run + ": " + new String(bytes, StandardCharsets.UTF_8), e);
                }
            }
        }
        System.out.println("vCons changed at random: " + run + ", taken " + taken + ", refused by kind "
                + refused.size() + "; seed " + seed);
    }

    private static List<JsonNode> seeds() {
        ObjectNode call = TestVcons.call("call", TestVcons.wav(3));
        TestVcons.transcript(call);
        ObjectNode silent = TestVcons.vcon("silent");
        silent.withArray("dialog")
                .addObject()
                .put("type", "text")
                .put("start", "2026-03-01T10:00:00Z")
                .put("body", "");
        ObjectNode given = silent.withArray("analysis")
                .addObject()
                .put("type", "transcript")
                .put("vendor", "x");
        given.putObject("body")
                .put("transcript", "Ann: Hello there.\n\nDana: Hi Ann, how are you?")
                .put("confidence", 0.9);
        ObjectNode mail = TestVcons.chat("mail", "Hello\n> quoted", "Fine.");
        mail.path("dialog").forEach(one -> ((ObjectNode) one).put("message_id", "<" + one.hashCode() + "@us.example>"));
        mail.withArray("attachments")
                .addObject()
                .put("dialog", 0)
                .put("party", 1)
                .put("filename", "a.txt")
                .put("encoding", "base64url")
                .put("body", "SGVsbG8");
        ObjectNode chat = TestVcons.chat("chat", "How much?", "$20", "Thanks");
        ((ObjectNode) chat.at("/dialog/1")).put("message_id", "2").put("edited_at", "2026-03-01T11:00:00Z");
        ((ObjectNode) chat.at("/dialog/1"))
                .withArray("earlier")
                .addObject()
                .put("start", "2026-03-01T10:01:00Z")
                .put("body", "$2");
        return List.of(call, silent, mail, chat);
    }

    private static byte[] changed(JsonNode seed, Random random) {
        ObjectNode vcon = (ObjectNode) seed.deepCopy();
        vcon.put("uuid", "fuzz-" + random.nextInt(50));
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(vcon, random);
        }
        byte[] bytes = vcon.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(30) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Puts something in the place of one of all its values, or takes it out, or doubles it. */
    private static void change(ObjectNode vcon, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(vcon, containers);
        JsonNode owner = containers.get(random.nextInt(containers.size()));
        JsonNode value = TestVcons.JSON.readTree(HOSTILE.get(random.nextInt(HOSTILE.size())));
        if (owner instanceof ArrayNode list) {
            int at = random.nextInt(list.size() + 1);
            if (at < list.size() && random.nextBoolean()) {
                list.set(at, value);
            } else {
                list.insert(
                        at,
                        random.nextBoolean() && !list.isEmpty() ? list.get(0).deepCopy() : value);
            }
        } else if (owner instanceof ObjectNode object && !object.isEmpty()) {
            String name = new ArrayList<>(object.propertyNames()).get(random.nextInt(object.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.forEach(one -> collect(one, into));
        }
    }
}
