package dev.rapport.capture.email.box;

import dev.rapport.capture.email.MailDoor;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A file with many messages, read one after the other. Only one thread asks for the next; messages may be opened by others,
 * until the file is closed.
 */
interface MailFile extends Closeable {

    /** The next message; null at the end. */
    @Nullable
    Letter next() throws IOException;

    /** The bytes of the messages given so far are not asked for any more. */
    default void taken() throws IOException {}

    /**
     * A message in a file.
     *
     * @param at its place in the file: the same at each reading of the same file
     * @param next where reading goes on after it
     * @param name for people
     * @param size in bytes, at most; negative where that is not known
     * @param unreadable why its bytes are not to be had; null where they are
     */
    record Letter(
            long at,
            long next,
            String name,
            long size,
            MailDoor.Opening bytes,
            @Nullable String unreadable) {}
}
