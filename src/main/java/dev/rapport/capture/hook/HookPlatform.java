package dev.rapport.capture.hook;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A platform's way of calling us. Stateless: what comes of a call depends on the call, its source's settings and the time alone.
 */
interface HookPlatform {

    /** By which it calls. */
    default Set<String> methods() {
        return Set.of("POST");
    }

    /**
     * Sees whether it is this platform that calls, and now.
     *
     * @throws HookRefusal where it is not
     */
    void verify(HookCall call, HookSource source, Instant now);

    /**
     * Reads what a call says that was verified. One that is about something else than a message is of no batches.
     *
     * @throws HookRefusal for what cannot be read
     * @throws dev.rapport.capture.chat.InvalidChat the same
     */
    HookReading read(HookCall call, HookSource source, Instant now);

    /** The files of its messages that the platform keeps; none where we do not know how to ask for them. */
    default List<FileElsewhere> files(HookCall call) {
        return List.of();
    }
}
