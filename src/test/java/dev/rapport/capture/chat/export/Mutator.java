package dev.rapport.capture.chat.export;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes as disks, programs and attackers do. The same seed damages in the same way. */
final class Mutator {

    private static final int MOST = 1 << 20;
    private static final List<String> TOKENS = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\uFEFF",
            "\u200E",
            "\n",
            "\r\n",
            "<",
            ">",
            "&lt;",
            "<@U1",
            "|",
            "\"id\":",
            "\"messages\":[",
            "\"text\":{}",
            "\"ts\":\"1.1\"",
            "[31.12.23, 21:00:00] ",
            "12/31/23, 9:00 PM - ",
            "31/12/2566 23:59 - ",
            ": ",
            " <attached: a.jpg>",
            "<Media omitted>",
            "../",
            "\"type\":\"message\",",
            "<p><at id=\"0\">",
            "</blockquote>",
            "{\"type\":\"post\",\"post\":{}}\n",
            "9223372036854775807",
            "١٢٣",
            "下午",
            "AM");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] damaged(byte[] original) {
        byte[] bytes = original;
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            bytes = once(bytes);
        }
        return bytes.length > MOST ? Arrays.copyOf(bytes, MOST) : bytes;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(1 + (random.nextBoolean() ? 8 : bytes.length / 4 + 1)));
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(bytes, from, to, new byte[0]);
            case 2 -> joined(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
            case 3 -> joined(bytes, from, to, noise(random.nextInt(16)));
            case 4, 5 -> joined(bytes, from, from, token());
            case 6 -> joined(bytes, from, to, token());
            default ->
                random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : joined(bytes, from, from, repeated(token()));
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0 && copy.length > 0; i--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] token() {
        return Exports.bytes(TOKENS.get(random.nextInt(TOKENS.size())));
    }

    private byte[] repeated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(1000); i > 0; i--) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(between);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
