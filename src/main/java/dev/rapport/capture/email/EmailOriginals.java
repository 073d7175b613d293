package dev.rapport.capture.email;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.Original;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
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

    /** The same where there was a copy just before, which now is gone. */
    void storeAfterAll(byte[] message, EmailMessage read) {
        try {
            store(message, read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
