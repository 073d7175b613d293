package dev.rapport.capture.chat.export;

import org.jspecify.annotations.Nullable;

/**
 * Where a message was written.
 *
 * <p>A channel goes on for ever, and is cut by pauses; a thread in it is one session, with the message that it began with.
 *
 * @param channel the platform's id of the channel, group or pair of people
 * @param thread the id of the message that a thread began with; null outside of any
 * @param subject what it is called; null where it has no name
 * @param direct whether it is between those who are named with its messages, and nobody else
 */
record ExportRoom(
        String channel, @Nullable String thread, @Nullable String subject, boolean direct) {

    ExportRoom {
        channel = Fields.id(channel);
    }

    static ExportRoom channel(String id, @Nullable String subject) {
        return new ExportRoom(id, null, subject, false);
    }

    static ExportRoom direct(String id, @Nullable String subject) {
        return new ExportRoom(id, null, subject, true);
    }

    ExportRoom thread(String id) {
        return new ExportRoom(channel, Fields.id(id), subject, direct);
    }

    /** Unique among the rooms of the platform. */
    String id() {
        return thread == null ? channel : channel + "/" + thread;
    }

    boolean lasting() {
        return thread == null;
    }
}
