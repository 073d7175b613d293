package dev.rapport.crm.promise;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.List;

/**
 * What may keep promises, of one message or of one side of a call: the sentences that tell of something done or put off, the
 * files, the invitation, or that the call took place.
 *
 * @param at when it was sent, or the call began
 * @param invites whether it carries an invitation to a meeting
 * @param called whether this side called the other, and they spoke
 * @param whole all of it, as evidence
 */
record Deed(
        ItemId item,
        ConversationId conversation,
        Channel channel,
        Side side,
        Instant at,
        boolean invites,
        boolean called,
        List<Line> lines,
        List<File> files,
        Evidence whole) {

    Deed {
        lines = List.copyOf(lines);
        files = List.copyOf(files);
    }

    /** @param at when it was said, or the message sent */
    record Line(String text, Instant at, Evidence evidence) {}

    record File(String name, Evidence evidence) {}

    /** Whether there is anything in it that may say something of a promise. */
    boolean saysSomething() {
        return invites || called || !files.isEmpty() || lines.stream().anyMatch(line -> Cues.isOfDeeds(line.text()));
    }
}
