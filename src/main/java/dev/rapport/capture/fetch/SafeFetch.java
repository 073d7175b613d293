package dev.rapport.capture.fetch;

import dev.rapport.conversation.TemporaryFailure;
import java.nio.file.Path;

/**
 * Fetches what a stranger's message points to, such as the recording of a call, and never from where only our own network
 * reaches.
 *
 * <p>Only https (http where {@code rapport.fetch.plain-http} allows it), only from public addresses, and where {@code
 * rapport.fetch.allowed-hosts} names hosts, only from these. The connection goes to the very address that was looked at, so
 * that a name which changes its address in between gains nothing; each redirect is looked at in the same way. Safe for use by
 * many threads, each with a file of its own.
 */
public interface SafeFetch {

    /**
     * Brings what is at an address into a file. Blocks while it does, for at most {@code rapport.fetch.time-limit}.
     *
     * @param into where it is kept; its folder is made. What an earlier try left behind beside it is gone on with, where the
     *     server can do that. If the file itself is there, it was fetched before, and is not fetched again
     * @throws TemporaryFailure when it cannot be had just now; trying later goes on where this ended
     */
    Fetched fetch(FetchWish wish, Path into);
}
