package dev.rapport.capture.email.box;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.email.MailDoor;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through one import of mail, from where it was left. Safe for use by many threads. */
@Component
final class EmailImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(EmailImportRun.class);

    private final MediaStore media;
    private final EmailImportStore imports;
    private final Reading reading;
    private final BoxSettings settings;
    private final DataFolder data;

    EmailImportRun(MediaStore media, EmailImportStore imports, Reading reading, BoxSettings settings, DataFolder data) {
        this.media = media;
        this.imports = imports;
        this.reading = reading;
        this.settings = settings;
        this.data = data;
    }

    /** Until its end, or until it is not wanted any more. What cannot be done just now is thrown; it goes on later. */
    void run(EmailImportStore.Running running, BooleanSupplier wanted) {
        try (MailFile file = open(running)) {
            AtomicLong from = new AtomicLong(running.nextAt());
            var job = new Reading.Job(
                    running.kind().key(), "import " + running.id(), running.filename(), null, running.policy());
            boolean whole = reading.read(
                    file, job, (took, next) -> imports.advance(running.id(), from.getAndSet(next), took, next), wanted);
            if (whole) {
                imports.read(running.id());
            }
        } catch (Unprocessable | MailDoor.Unusable e) {
            imports.failed(running.id(), String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            LOG.error("Import {} has lost its file", running.id(), e);
            imports.failed(running.id(), "The media store does not have the file any more; import it again");
        } catch (IOException e) {
            throw new UncheckedIOException("Import " + running.id() + " can not be read now", e);
        }
    }

    private MailFile open(EmailImportStore.Running running) throws IOException {
        return switch (running.kind()) {
            case MBOX -> new Mbox(() -> media.open(running.original()), running.nextAt());
            case ZIP ->
                new ZipOfMail(
                        media.open(running.original()),
                        running.nextAt(),
                        settings.maxUnpacked().toBytes(),
                        data.root().resolve("unpacked").resolve(running.id().toString()));
        };
    }
}
