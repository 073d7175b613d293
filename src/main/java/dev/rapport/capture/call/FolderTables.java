package dev.rapport.capture.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a recording's line in a table of all calls of its folder, such as Asterisk's {@code Master.csv} or an exported CDR.
 *
 * <p>A line is found by the name of the recording in one of its columns, or by the id that is part of the name. The table
 * stays where it is, since systems append to it. A table that cannot be read says nothing of any call, which is told in the
 * log: it is no reason to refuse recordings. Safe for use by many threads.
 */
@Component
final class FolderTables {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTables.class);
    private static final Set<String> NAMES =
            Set.of("calls.csv", "cdr.csv", "Master.csv", "metadata.csv", "recordings.csv");
    private static final Set<String> FILE_COLUMNS =
            Set.of("file", "filename", "recording", "recordingfile", "audio", "path");
    private static final Set<String> ID_COLUMNS = Set.of("uniqueid", "externalid", "callid", "id");
    private static final long MAX_BYTES = 200L << 20;

    private @Nullable Table last;

    static boolean isTable(Path file) {
        return NAMES.contains(file.getFileName().toString());
    }

    /** @param id the recording's own, as its name tells it; null where it does not */
    CallMetadata lineOf(Path recording, @Nullable String id, ZoneId zone) {
        for (String name : NAMES) {
            Path file = recording.resolveSibling(name);
            ObjectNode line = find(file, recording.getFileName().toString(), id);
            if (line != null) {
                return Sidecars.metadata(Sidecars.table(line), zone);
            }
        }
        return CallMetadata.NONE;
    }

    private @Nullable ObjectNode find(Path file, String recording, @Nullable String id) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try {
            Map<String, ObjectNode> lines = read(file).lines();
            ObjectNode byFile = lines.get(stem(recording));
            return byFile == null && id != null ? lines.get("id " + id) : byFile;
        } catch (IOException | InvalidMetadata e) {
            LOG.warn("{} tells nothing of the recordings beside it: {}", file, e.getMessage());
            return null;
        }
    }

    private synchronized Table read(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (last != null
                && last.file().equals(file)
                && last.size() == size
                && last.modified().equals(modified)) {
            return last;
        }
        if (size > MAX_BYTES) {
            throw new InvalidMetadata("It is larger than " + MAX_BYTES + " bytes; divide it");
        }
        Table table = new Table(file, size, modified, lines(file));
        last = table;
        return table;
    }

    private static Map<String, ObjectNode> lines(Path file) throws IOException {
        String first;
        try (BufferedReader text = reader(file)) {
            first = String.valueOf(text.readLine());
        }
        Map<String, ObjectNode> lines = new HashMap<>();
        try (BufferedReader text = reader(file)) {
            List<ObjectNode> rows = CsvTree.read(text, first);
            for (ObjectNode row : rows) {
                row.properties().forEach(cell -> {
                    if (FILE_COLUMNS.contains(cell.getKey())) {
                        lines.put(stem(lastName(cell.getValue().asString())), row);
                    } else if (ID_COLUMNS.contains(cell.getKey())) {
                        lines.putIfAbsent("id " + cell.getValue().asString(), row);
                    }
                });
            }
        }
        return lines;
    }

    private static BufferedReader reader(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(file), decoder));
    }

    private static String lastName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Systems write names with and without the ending, and convert the format later. */
    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        boolean ending =
                dot > 0 && name.substring(dot + 1).toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9]{1,4}");
        return ending ? name.substring(0, dot) : name;
    }

    /** What a table held when it was read last. */
    private record Table(Path file, long size, FileTime modified, Map<String, ObjectNode> lines) {}
}
