package dev.rapport.capture.vcon;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** vCons that the project made itself. */
final class TestVcons {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private TestVcons() {}

    /** What is the same of all: who, when, what about. */
    static ObjectNode vcon(String uuid) {
        ObjectNode vcon = JSON.createObjectNode();
        vcon.put("vcon", "0.4.0")
                .put("uuid", uuid)
                .put("created_at", "2026-03-01T12:00:00Z")
                .put("subject", "An order");
        vcon.withArray("parties")
                .add(JSON.createObjectNode()
                        .put("tel", "+12025550100")
                        .put("name", "Ann Lee")
                        .put("mailto", "ann@us.example")
                        .put("role", "agent"))
                .add(JSON.createObjectNode()
                        .put("tel", "+12025550177")
                        .put("name", "Dana Smith")
                        .put("mailto", "dana@acme.example")
                        .put("role", "customer"));
        vcon.withArray("dialog");
        return vcon;
    }

    static ObjectNode chat(String uuid, String... texts) {
        ObjectNode vcon = vcon(uuid);
        for (int i = 0; i < texts.length; i++) {
            text(vcon, i, texts[i]);
        }
        return vcon;
    }

    static ObjectNode text(ObjectNode vcon, int from, String text) {
        int at = vcon.get("dialog").size();
        ObjectNode dialog = vcon.withArray("dialog").addObject();
        dialog.put("type", "text")
                .put(
                        "start",
                        START.plusSeconds(60L * at).atOffset(ZoneOffset.UTC).toString());
        dialog.withArray("parties").add(from % 2);
        return dialog.put("mediatype", "text/plain").put("encoding", "none").put("body", text);
    }

    static ObjectNode call(String uuid, byte[] wav) {
        ObjectNode vcon = vcon(uuid);
        ObjectNode dialog = vcon.withArray("dialog").addObject();
        dialog.put("type", "recording").put("start", "2026-03-01T10:00:00Z").put("duration", 2.5);
        dialog.withArray("parties").add(0).add(1);
        dialog.put("mediatype", "audio/x-wav").put("filename", "call.wav").put("encoding", "base64url");
        dialog.put("body", base64(wav)).put("originator", 1);
        return vcon;
    }

    /** With times, confidences and a raw text of their own. */
    static void transcript(ObjectNode vcon) {
        ObjectNode analysis = vcon.withArray("analysis").addObject();
        analysis.put("type", "wtf_transcription")
                .put("dialog", 0)
                .put("vendor", "Rapport")
                .put("schema", "wtf-1.0");
        analysis.put("encoding", "json");
        ObjectNode body = analysis.putObject("body");
        body.putObject("transcript")
                .put("text", "The price is $25. Too expensive!")
                .put("language", "en-US")
                .put("duration", 2.5)
                .put("confidence", 0.8);
        ObjectNode first = body.withArray("segments").addObject();
        first.put("id", 0)
                .put("start", 0.1)
                .put("end", 1.2)
                .put("text", "The price is $25.")
                .put("confidence", 0.91);
        first.put("raw_text", "the price is twenty five dollars").put("speaker", 0);
        first.withArray("words").add(0).add(1).add(2).add(3);
        ObjectNode second = body.withArray("segments").addObject();
        second.put("id", 1)
                .put("start", 1.3)
                .put("end", 2.4)
                .put("text", "Too expensive!")
                .put("confidence", 0.7);
        second.put("speaker", 1).withArray("words").add(4).add(5);
        word(body, "The", 0.1, 0.3, 0.9, 0, 3);
        word(body, "price", 0.3, 0.6, 0.95, 4, 9);
        word(body, "is", 0.6, 0.7, 0.99, 10, 12);
        word(body, "$25.", 0.7, 1.2, 0.8, 13, 17);
        word(body, "Too", 1.3, 1.6, 0.6, 0, 3);
        word(body, "expensive!", 1.6, 2.4, 0.8, 4, 14);
    }

    private static void word(
            ObjectNode body, String text, double start, double end, double confidence, int startChar, int endChar) {
        ObjectNode word = body.withArray("words").addObject();
        word.put("text", text).put("start", start).put("end", end).put("confidence", confidence);
        word.put("start_char", startChar).put("end_char", endChar);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Two tracks at 8 kHz, with a tone that says which file it is. */
    static byte[] wav(int pitch) {
        int frames = 20_000;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
        little(out, 36 + frames * 4, 4);
        out.writeBytes("WAVEfmt ".getBytes(StandardCharsets.US_ASCII));
        for (int[] field : List.of(
                new int[] {16, 4},
                new int[] {1, 2},
                new int[] {2, 2},
                new int[] {8_000, 4},
                new int[] {32_000, 4},
                new int[] {4, 2},
                new int[] {16, 2})) {
            little(out, field[0], field[1]);
        }
        out.writeBytes("data".getBytes(StandardCharsets.US_ASCII));
        little(out, frames * 4, 4);
        for (int i = 0; i < frames; i++) {
            little(out, (int) (8_000 * Math.sin(i * pitch / 1_000.0)), 2);
            little(out, (int) (4_000 * Math.sin(i * pitch / 700.0)), 2);
        }
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >> 8 * i);
        }
    }
}
