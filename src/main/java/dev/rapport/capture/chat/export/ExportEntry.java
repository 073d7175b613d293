package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of one message.
 *
 * @param files of it that lie in the export
 * @param raw as the export has it
 * @param incomplete whether its text stands in for a file that this export leaves out, and another may have
 */
record ExportEntry(ChatEntry entry, List<FileRef> files, String raw, boolean incomplete) {

    private static final int TEXT_LENGTH = 1_000_000;

    ExportEntry {
        files = List.copyOf(files);
    }

    /**
     * A file that lies in the export.
     *
     * @param path there
     * @param name as people called it
     * @param mediaType as the platform states it; null where it does not
     */
    record FileRef(String path, String name, @Nullable String mediaType) {}

    /** A message with its text, of which only what no person writes is cut off. */
    static ExportEntry written(
            String id,
            String from,
            Instant sentAt,
            String text,
            @Nullable String replyTo,
            @Nullable Instant editedAt,
            List<FileRef> files,
            String raw) {
        String kept = text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) : text;
        ChatEntry written = new ChatEntry.Written(
                Fields.id(id),
                Fields.id(from),
                sentAt,
                Fields.clean(kept),
                replyTo == null ? null : Fields.id(replyTo),
                editedAt);
        return new ExportEntry(written, files, raw, false);
    }

    /** The same, where a file was left out. */
    ExportEntry lacking(boolean file) {
        return new ExportEntry(entry, files, raw, file);
    }

    /** @param at null where nobody says */
    static ExportEntry deleted(String id, @Nullable Instant at, String raw) {
        return new ExportEntry(new ChatEntry.Deleted(Fields.id(id), at), List.of(), raw, false);
    }
}
