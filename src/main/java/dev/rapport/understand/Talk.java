package dev.rapport.understand;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import java.time.ZoneId;
import java.util.List;

/**
 * What a finder looks at: all that was said or newly written in an item, with its neighbours.
 *
 * @param zone in which "tomorrow at three" is meant
 * @param lines in the order in which they were said; those of the item are its {@link Line#own() own}, the others are
 *     neighbours: the other side's recording of the same call, or the message before
 */
public record Talk(ConversationId conversation, ItemId item, Channel channel, ZoneId zone, List<Line> lines) {

    public Talk {
        lines = List.copyOf(lines);
    }

    /** Evidence that is about the whole, or about what is not there. */
    public Evidence whole() {
        return Evidence.ofWhole(conversation, item);
    }

    public boolean spoken() {
        return channel == Channel.CALL;
    }
}
