package dev.rapport.capture.chat.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatFile;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.export.ExportEntry.FileRef;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings one export in: reads it, keeps the files of its messages, and hands each batch on. For use by one thread.
 *
 * <p>What is already there is found where it is ({@link ChatHomes}). The same export read again gives the same parts, so that one
 * that was stopped in the middle goes on without counting anything twice.
 */
final class ExportRun implements RoomBatches.Taker {

    private final Tools tools;
    private final Job job;
    private final ExportFiles files;
    private @Nullable String chat;
    private int part;

    /** What every run needs. */
    record Tools(ChatIntake intake, MediaStore media, ChatHomes homes) {}

    /** Is told how far it is, 0..1, and says whether to go on. */
    interface Watch {
        boolean goOn(double progress);
    }

    /**
     * @param source as the ledger names it
     * @param key what was delivered, the same when it comes again
     */
    record Job(ChatImportKind kind, String source, String key, Watch watch) {}

    ExportRun(Tools tools, Job job, ExportFiles files) {
        this.tools = tools;
        this.job = job;
        this.files = files;
    }

    /**
     * Reads to the end. What stands before a place that cannot be read is taken.
     *
     * @return the warnings
     * @throws Unprocessable where there is no message to be had
     * @throws TemporaryFailure where it cannot go on just now
     */
    List<String> run(ExportTerms terms) throws IOException {
        RoomBatches batches = new RoomBatches(this);
        files.warnings().forEach(batches::warn);
        try {
            job.kind().reader().read(files, terms, batches);
            batches.flush();
        } catch (Unprocessable broken) {
            batches.flush();
            if (part == 0) {
                throw broken;
            }
            batches.warn(broken.getMessage() + ". What stands before that is taken");
        }
        if (part == 0) {
            throw new Unprocessable("There is no message in it"
                    + batches.warnings().stream()
                            .findFirst()
                            .map(first -> ": " + first)
                            .orElse("; export it again"));
        }
        return batches.warnings();
    }

    @Override
    public void take(ExportRoom room, List<ExportEntry> entries, List<ChatPerson> people, ExportSink sink)
            throws IOException {
        if (!job.watch().goOn(files.progress())) {
            throw new TemporaryFailure("Rapport is stopping; the export is read on after the next start");
        }
        part++;
        Map<String, List<ExportEntry>> byRoom = new LinkedHashMap<>();
        Map<String, String> homes = homes(room, entries);
        for (ExportEntry entry : entries) {
            String home = homes.getOrDefault(entry.entry().id(), chat == null ? room.id() : chat);
            byRoom.computeIfAbsent(home, id -> new ArrayList<>()).add(entry);
        }
        for (Map.Entry<String, List<ExportEntry>> one : byRoom.entrySet()) {
            boolean lasting = chat != null
                    || (one.getKey().equals(room.id())
                            ? room.lasting()
                            : one.getKey().equals(room.channel()));
            bring(room, one.getKey(), lasting, one.getValue(), people, sink);
        }
    }

    /** A chat of WhatsApp has no id: it is the one that most of its first messages are in. */
    private Map<String, String> homes(ExportRoom room, List<ExportEntry> entries) {
        List<String> ids = entries.stream().map(one -> one.entry().id()).toList();
        String platform = job.kind().key();
        if (job.kind() == ChatImportKind.WHATSAPP) {
            if (chat == null) {
                chat = tools.homes().ofMost(job.source(), platform, ids).orElse(room.id());
            }
            return Map.of();
        }
        return tools.homes().within(job.source(), platform, room, ids);
    }

    private void bring(
            ExportRoom room,
            String id,
            boolean lasting,
            List<ExportEntry> entries,
            List<ChatPerson> people,
            ExportSink sink)
            throws IOException {
        List<String> incomplete = entries.stream()
                .filter(ExportEntry::incomplete)
                .map(one -> one.entry().id())
                .toList();
        Map<String, String> known = incomplete.isEmpty()
                ? Map.of()
                : tools.homes().texts(job.source(), job.kind().key(), id, incomplete);
        List<ChatEntry> messages = new ArrayList<>();
        for (ExportEntry entry : entries) {
            messages.add(withFiles(entry, known, sink));
        }
        Original payload = payload(entries);
        boolean together = !lasting || room.direct();
        ChatBatch batch =
                new ChatBatch(job.source(), job.kind().key(), id, room.subject(), lasting, together, people, messages);
        tools.intake().takePart(batch, payload, job.key(), part + " " + payload.sha256());
    }

    private Original payload(List<ExportEntry> entries) throws IOException {
        boolean text = job.kind() == ChatImportKind.WHATSAPP;
        String all = entries.stream().map(ExportEntry::raw).collect(Collectors.joining(text ? "\n" : ",\n"));
        String raw = text ? all : "[" + all + "]";
        try {
            return tools.media()
                    .store(new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE)
                    .as(text ? "text/plain" : "application/json");
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** @param known what messages say that another export had with their files */
    private ChatEntry withFiles(ExportEntry entry, Map<String, String> known, ExportSink sink) throws IOException {
        if (!(entry.entry() instanceof ChatEntry.Written written)) {
            return entry.entry();
        }
        boolean edited = written.editedAt() != null;
        String text = edited ? written.text() : known.getOrDefault(written.id(), written.text());
        List<ChatFile> kept = new ArrayList<>();
        for (FileRef file : entry.files()) {
            keep(file, sink).ifPresent(kept::add);
        }
        return new ChatEntry.Written(
                written.id(), written.from(), written.sentAt(), text, written.replyTo(), written.editedAt(), kept);
    }

    /** A file that cannot be had does not cost its message. */
    private Optional<ChatFile> keep(FileRef file, ExportSink sink) throws IOException {
        try (InputStream bytes = files.open(file.path())) {
            return Optional.of(tools.intake().keep(file.name(), file.mediaType(), bytes));
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        } catch (Unprocessable | MediaStore.TooLarge e) {
            sink.warn(ExportZip.shown(file.path()) + " is not kept: " + e.getMessage());
            return Optional.empty();
        }
    }
}
