package dev.rapport.capture.chat.export;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.chat.ChatExport;
import dev.rapport.capture.chat.ChatIntake;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.installation.Company;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes exports of chat platforms: files of {@code inbox/chat}, and imports. Safe for use by many threads. */
@Component
@Order(50)
final class ChatExports implements ChatExport {

    private final ExportRun.Tools tools;
    private final Company company;
    private final ChatExportSettings settings;
    private final Clock clock;
    private volatile boolean stopping;

    ChatExports(
            ChatIntake intake,
            MediaStore media,
            ChatHomes homes,
            Company company,
            ChatExportSettings settings,
            Clock clock) {
        this.tools = new ExportRun.Tools(intake, media, homes);
        this.company = company;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    @Override
    public boolean reads(Path file) throws IOException {
        return kind(file).isPresent();
    }

    private static Optional<ChatImportKind> kind(Path file) throws IOException {
        try (SeekableByteChannel channel = open(file)) {
            return Recognition.of(
                    channel,
                    String.valueOf(file.getFileName()),
                    () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> take(Path file, Delivery delivery) throws IOException {
        ChatImportKind kind = kind(file).orElseThrow(() -> new TemporaryFailure(file + " changed while it was read"));
        try (SeekableByteChannel channel = open(file)) {
            return take(
                    channel,
                    delivery.filename(),
                    new ExportRun.Job(kind, delivery.source(), delivery.key(), progress -> true));
        }
    }

    /**
     * Brings all of an export in.
     *
     * @param filename as it was called
     * @return what a person should know of it
     * @throws dev.rapport.conversation.Unprocessable for one of no use; nothing of it is kept
     * @throws TemporaryFailure when it cannot go on just now, as while Rapport stops; the same job goes on with it
     */
    List<String> take(SeekableByteChannel export, String filename, ExportRun.Job job) throws IOException {
        ExportTerms terms = new ExportTerms(
                filename, settings.zone(job.source(), company.zone()), company.country(), clock.instant());
        ExportRun.Watch watch = progress -> !stopping && job.watch().goOn(progress);
        try (ExportFiles files =
                ExportFiles.of(export, filename, settings.maxUnpacked().toBytes())) {
            var watched = new ExportRun.Job(job.kind(), job.source(), job.key(), watch);
            return new ExportRun(tools, watched, files).run(terms);
        }
    }
}
