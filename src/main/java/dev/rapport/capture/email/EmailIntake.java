package dev.rapport.capture.email;

import java.io.InputStream;
import org.springframework.stereotype.Component;

/** Takes messages in: from bytes to an item that waits for its first stage. On return it is committed. Thread-safe. */
@Component
public final class EmailIntake {

    /** @throws dev.rapport.conversation.TemporaryFailure no room or no database just now; delivering it again is safe */
    public EmailOutcome receive(InputStream message, EmailDelivery delivery) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The source was told: its progress is kept, the file is moved. The same key after this is a new sighting. */
    public void acknowledge(EmailDelivery delivery) {
        throw new UnsupportedOperationException("not yet");
    }
}
