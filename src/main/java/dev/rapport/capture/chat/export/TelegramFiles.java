package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the files of Telegram's messages in an export. For use by one thread. */
final class TelegramFiles {

    private final ExportFiles files;
    private final String base;

    /** @param base the folder of result.json, from which its paths count */
    TelegramFiles(ExportFiles files, String base) {
        this.files = files;
        this.base = base;
    }

    /** Those that are there. */
    List<FileRef> contained(JsonNode message) {
        List<FileRef> there = new ArrayList<>();
        for (String field : List.of("file", "photo")) {
            path(message, field)
                    .ifPresent(path -> there.add(new FileRef(
                            path,
                            Fields.name(message, "file_name").orElse(ExportFiles.baseName(path)),
                            Fields.text(message, "mime_type").orElse(null))));
        }
        return there;
    }

    /** What stands in the text for a file that is not there: its name or kind. */
    Optional<String> named(JsonNode message) {
        boolean file = message.has("file") && path(message, "file").isEmpty();
        boolean photo = message.has("photo") && path(message, "photo").isEmpty();
        if (!file && !photo) {
            return Optional.empty();
        }
        String kind = Fields.text(message, "sticker_emoji")
                .or(() -> Fields.name(message, "file_name"))
                .or(() -> Fields.text(message, "media_type").map(type -> type.replace('_', ' ')))
                .or(() -> fileName(message))
                .orElse(photo ? "photo" : "file");
        return Optional.of("[" + kind + "]");
    }

    /** Where a file is not in the export, Telegram says so in its place, in brackets. */
    private static Optional<String> fileName(JsonNode message) {
        return Fields.name(message, "file")
                .filter(path -> !path.startsWith("("))
                .map(ExportFiles::baseName);
    }

    private Optional<String> path(JsonNode message, String field) {
        return Fields.text(message, field).map(path -> base + path).filter(files::has);
    }
}
