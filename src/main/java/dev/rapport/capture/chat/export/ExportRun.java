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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings one export in: reads it, keeps the files of its messages, and hands each batch on. For use by one thread.
 *
 * <p>The same export read again gives the same parts, so that one that was stopped in the middle goes on without counting anything
 * twice. What a webhook told before is found by its ids, which are the platform's; only WhatsApp has none ({@link ChatHomes}).
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
        boolean hasIds = job.kind() != ChatImportKind.WHATSAPP;
        String id = hasIds ? room.id() : chat(room, entries);
        Map<String, String> known = hasIds ? Map.of() : known(id, entries);
        List<ChatEntry> messages = new ArrayList<>();
        for (ExportEntry entry : entries) {
            messages.add(withFiles(entry, known, sink));
        }
        Original payload = payload(entries);
        boolean together = !room.lasting() || room.direct();
        ChatBatch batch = new ChatBatch(
                job.source(), job.kind().key(), id, room.subject(), room.lasting(), together, people, messages);
        tools.intake().takePart(hasIds ? batch.everywhere() : batch, payload, job.key(), part + " " + payload.sha256());
    }

    /** A chat of WhatsApp has no id: it is the one that most of its first messages are in. */
    private String chat(ExportRoom room, List<ExportEntry> entries) {
        if (chat == null) {
            List<String> ids = entries.stream().map(one -> one.entry().id()).toList();
            chat = tools.homes().ofMost(job.source(), job.kind().key(), ids).orElse(room.id());
        }
        return chat;
    }

    /** What messages say that this export has without their files, and another had with them. */
    private Map<String, String> known(String id, List<ExportEntry> entries) {
        List<String> incomplete = entries.stream()
                .filter(ExportEntry::incomplete)
                .map(one -> one.entry().id())
                .toList();
        return incomplete.isEmpty()
                ? Map.of()
                : tools.homes().texts(job.source(), job.kind().key(), id, incomplete);
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
