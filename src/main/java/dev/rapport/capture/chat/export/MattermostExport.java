package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a bulk export of Mattermost: a JSON object per line, by itself or with its files in a zip (Mattermost's documentation,
 * "Bulk loading data"). A line that is damaged costs itself only.
 */
final class MattermostExport implements ExportReader {

    private static final int MAX_DAMAGED = 100;

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        String name = main(files).orElseThrow(() -> new Unprocessable("The zip has no .jsonl of Mattermost"));
        MattermostPosts posts = new MattermostPosts(files, ExportFiles.folder(name), sink);
        int damaged = 0;
        long number = 0;
        try (Lines lines = new Lines(files.open(name), JsonStream.MAX_VALUE)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                number++;
                if (!line.get().isBlank() && !take(line.get(), posts)) {
                    damaged++;
                    sink.warn("Line " + number + " of " + ExportZip.shown(name) + " is no whole JSON, and is left out");
                    if (damaged > MAX_DAMAGED) {
                        throw new Unprocessable(ExportZip.shown(name) + " has more than " + MAX_DAMAGED
                                + " lines that are no JSON; export it again");
                    }
                }
            }
        }
    }

    private static boolean take(String line, MattermostPosts posts) throws IOException {
        JsonNode entry;
        try {
            entry = JsonStream.JSON.readTree(line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (JacksonException e) {
            return false;
        }
        posts.take(Fields.raw(entry, "type"), entry);
        return true;
    }

    /** The file with the posts. */
    static Optional<String> main(ExportFiles files) {
        return files.names().size() == 1
                ? Optional.of(files.names().getFirst())
                : files.names().stream().filter(name -> name.endsWith(".jsonl")).findFirst();
    }
}
