package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call says.
 *
 * @param delivery the same when it comes again; made only of what is signed
 * @param batches none for what is not about a message
 * @param files the bytes of those that are with the messages
 * @param elsewhere those that are to be fetched from the platform
 * @param answer what is said once it is kept
 */
public record HookReading(
        HookCall call,
        String delivery,
        List<ChatBatch> batches,
        List<byte[]> files,
        List<FileElsewhere> elsewhere,
        HookAnswer answer) {

    private static final int LONGEST_ID = 200;

    public HookReading {
        batches = List.copyOf(batches);
        files = List.copyOf(files);
        elsewhere = List.copyOf(elsewhere);
    }

    static HookReading nothing(HookCall call) {
        return nothing(call, HookAnswer.OK);
    }

    static HookReading nothing(HookCall call, HookAnswer answer) {
        return new HookReading(call, "", List.of(), List.of(), List.of(), answer);
    }

    /** @param id the platform's for this event, as far as that is signed; null where the whole body is */
    static HookReading of(HookCall call, @Nullable String id, List<ChatBatch> batches) {
        return of(call, id, batches, HookAnswer.OK);
    }

    static HookReading of(HookCall call, @Nullable String id, List<ChatBatch> batches, HookAnswer answer) {
        String event =
                id != null && id.length() <= LONGEST_ID ? id : hash(id == null ? call.body() : Signatures.utf8(id));
        return new HookReading(call, event, batches, List.of(), List.of(), answer);
    }

    HookReading with(List<FileElsewhere> kept) {
        return new HookReading(
                call,
                delivery,
                batches,
                files,
                kept.stream().filter(FileElsewhere::isNamed).toList(),
                answer);
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Signatures.sha256(bytes));
    }
}
