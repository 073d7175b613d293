package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads exports without a database, and makes some. */
final class Exports {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final long MOST = 1L << 30;

    private Exports() {}

    /** What a reader found. */
    static final class Found implements ExportSink {
        final List<ExportRoom> rooms = new ArrayList<>();
        final List<ExportEntry> entries = new ArrayList<>();
        final Map<String, ChatPerson> people = new HashMap<>();
        final List<String> warnings = new ArrayList<>();

        @Override
        public void add(ExportRoom room, ExportEntry entry, List<ChatPerson> named) {
            rooms.add(room);
            entries.add(entry);
            named.forEach(person -> people.put(person.id(), person));
        }

        @Override
        public void warn(String warning) {
            warnings.add(warning);
        }

        ChatPerson person(String id) {
            return Objects.requireNonNull(people.get(id), id);
        }

        List<ChatEntry.Written> written() {
            return entries.stream()
                    .map(ExportEntry::entry)
                    .filter(ChatEntry.Written.class::isInstance)
                    .map(ChatEntry.Written.class::cast)
                    .toList();
        }

        List<String> texts() {
            return written().stream().map(ChatEntry.Written::text).toList();
        }

        /** "dana: Hello", by what people are called. */
        List<String> said() {
            return written().stream()
                    .map(one -> name(people.getOrDefault(one.from(), unknown(one.from()))) + ": " + one.text())
                    .toList();
        }

        List<String> times() {
            return written().stream().map(one -> one.sentAt().toString()).toList();
        }

        List<String> ids() {
            return entries.stream().map(one -> one.entry().id()).toList();
        }

        private static ChatPerson unknown(String id) {
            return new ChatPerson(id, null, null, null, null, null);
        }

        private static String name(ChatPerson person) {
            return person.name() == null ? person.id() : person.name();
        }
    }

    static Found read(ChatImportKind kind, byte[] file, String filename, String zone, String country) {
        Found found = new Found();
        try (ExportFiles files = ExportFiles.of(new SeekableInMemoryByteChannel(file), filename, MOST)) {
            found.warnings.addAll(files.warnings());
            kind.reader().read(files, new ExportTerms(filename, ZoneId.of(zone), country, NOW), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    static Found read(ChatImportKind kind, byte[] file) {
        return read(kind, file, "export", "UTC", "US");
    }

    static Found read(ChatImportKind kind, String text) {
        return read(kind, bytes(text.replace('\'', '"')));
    }

    /** With what was found before it could not be read on. */
    static Found asFarAsCanBe(ChatImportKind kind, byte[] file) throws IOException {
        Found found = new Found();
        try (ExportFiles files = ExportFiles.of(new SeekableInMemoryByteChannel(file), "export", MOST)) {
            kind.reader().read(files, new ExportTerms("export", ZoneId.of("UTC"), "DE", NOW), found);
        } catch (Unprocessable broken) {
            found.warn(String.valueOf(broken.getMessage()));
        }
        return found;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param namesAndContents in turn: a name, and a text in which ' stands for ", or bytes */
    static byte[] zip(Object... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                Object content = namesAndContents[i + 1];
                zip.write(content instanceof byte[] raw ? raw : bytes(((String) content).replace('\'', '"')));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
