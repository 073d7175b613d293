package dev.rapport.capture.chat;

import dev.rapport.capture.FileDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of file with chats in it: an export of a platform, a vCon.
 *
 * <p>Every bean of this type is asked about each file of {@code inbox/chat}, in the order of {@code @Order}; the first that reads
 * it takes it. JSON that nobody reads is taken for one of {@link OwnChats}. Used by many threads.
 */
public interface ChatExport {

    /**
     * Whether this is a file of the kind, as far as its content says; its name says little. A broken file of the kind is one of it,
     * so that {@link #take} can say what is wrong with it. Reads no more than it needs: a file may have gigabytes.
     *
     * @throws IOException only when the file cannot be read
     */
    boolean reads(Path file) throws IOException;

    /**
     * Brings all of it in, of which nothing is new when it was taken before. On return it is committed; the caller then moves the
     * file away and acknowledges. After a kill in between the same comes again with the same {@link Delivery#key}: parts are given
     * to {@link ChatIntake#takePart} with it, so that they are the same sightings.
     *
     * @return what a person should know of it, such as what was left out; empty where there is nothing
     * @throws dev.rapport.conversation.Unprocessable for a file that is of no use; nothing of it is kept
     * @throws dev.rapport.conversation.TemporaryFailure when it cannot be taken just now; it comes again
     * @throws IOException when the file cannot be read
     */
    List<String> take(Path file, Delivery delivery) throws IOException;

    /**
     * How a file came.
     *
     * @param source as the ledger names it, where the file does not say
     * @param filename as it was called, which often says what the room is called
     * @param key the same for the same delivery
     * @param file of a watched folder; null for what was sent
     */
    record Delivery(
            String source,
            String filename,
            String key,
            @Nullable FileDelivery file) {}
}
