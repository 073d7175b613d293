package dev.rapport.capture.chat.export;

import java.io.IOException;
import java.util.List;

/**
 * Reads chats of Microsoft Teams, in JSON by itself or in a zip: lists of {@code chatMessage} as Microsoft Graph gives and exports
 * them, and the {@code messages.json} that a person gets of their own data, which is Skype's too.
 */
final class TeamsExport implements ExportReader {

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        List<String> names = files.names();
        for (String name : names) {
            if (names.size() == 1 || name.endsWith(".json")) {
                Guard.reading(names.size() == 1, sink, () -> {
                    try (JsonStream json = new JsonStream(ExportZip.shown(name), files.open(name))) {
                        one(json, files, name, sink);
                    }
                });
            }
        }
    }

    private static void one(JsonStream json, ExportFiles files, String name, ExportSink sink) throws IOException {
        TeamsMessages messages = new TeamsMessages(files, ExportFiles.folder(name), sink);
        if (json.atArray()) {
            json.array(() -> messages.read(json.value()));
            return;
        }
        TeamsPersonalData personal = new TeamsPersonalData(json, sink);
        json.object(field -> {
            switch (field) {
                case "value", "messages" -> json.array(() -> messages.read(json.value()));
                default -> personal.field(field);
            }
        });
    }
}
