package dev.rapport.capture.email;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/** Keeps messages as they came, and their files, in the media store. Safe for use by many threads. */
@Component
final class EmailOriginals {

    private final MediaStore media;

    EmailOriginals(MediaStore media) {
        this.media = media;
    }

    /** What a message is called in the store, whether or not it is there. */
    static Original name(byte[] message) {
        String sha256 = HexFormat.of().formatHex(FoundFiles.sha256().digest(message));
        return new Original(sha256, message.length, "message/rfc822");
    }

    /** On return all of it is durable. */
    void store(byte[] message, EmailMessage read) throws IOException {
        media.store(new ByteArrayInputStream(message), Long.MAX_VALUE);
        for (EmailAttachment file : read.attachments()) {
            try (InputStream bytes = file.content().open()) {
                media.store(bytes, Long.MAX_VALUE);
            }
        }
    }

    /** The same of many; the threads wait for the disk together. */
    void store(List<EmailBatch.Prepared> messages, ExecutorService threads) {
        List<Future<?>> running = new ArrayList<>();
        for (EmailBatch.Prepared message : messages) {
            running.add(threads.submit(() -> {
                store(message.bytes(), message.read());
                return message;
            }));
        }
        running.forEach(EmailOriginals::await);
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new TemporaryFailure("The message cannot be stored just now; see that there is room on the disk", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Rapport is stopping; the messages come again after the next start", e);
        }
    }

    /** The same where there was a copy just before, which now is gone. */
    void storeAfterAll(byte[] message, EmailMessage read) {
        try {
            store(message, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
