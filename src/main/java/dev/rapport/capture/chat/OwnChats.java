package dev.rapport.capture.chat;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Reads files in the form of {@code POST /api/v1/chats}. Any JSON that no {@link ChatExport} reads is taken for one, so that it can
 * be said what is not as agreed. Safe for use by many threads.
 */
@Component
public final class OwnChats {

    private static final int HEAD = 1_024;

    private final ChatIntake intake;

    OwnChats(ChatIntake intake) {
        this.intake = intake;
    }

    /** Whether it is JSON. */
    public boolean reads(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            for (byte b : in.readNBytes(HEAD)) {
                boolean before = b <= ' '; // white space, and the three bytes of a byte order mark, which are negative
                if (!before) {
                    return b == '{' || b == '[';
                }
            }
            return false;
        }
    }

    /**
     * Brings it in. On return it is committed.
     *
     * @throws Unprocessable for what is no chat, with the place
     */
    public void take(Path file, ChatExport.Delivery delivery) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            intake.takeOwn(in, delivery);
        } catch (InvalidChat e) {
            throw new Unprocessable(String.valueOf(e.getMessage()), e);
        }
    }
}
