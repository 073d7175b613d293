package dev.rapport.web.pages;

import dev.rapport.archive.ConversationFilter;
import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all conversations, the newest first. */
@Controller
final class ConversationsPage {

    private static final String PATH = "/conversations";

    private final ConversationStore conversations;
    private final ConversationRow.Maker rows;

    ConversationsPage(ConversationStore conversations, ConversationRow.Maker rows) {
        this.conversations = conversations;
        this.rows = rows;
    }

    @GetMapping(PATH)
    String page(
            Viewer viewer,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var filter = new ConversationFilter(channel, null, null, state, null, null);
        Page<Conversation> page =
                conversations.list(viewer, filter, new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        @Nullable String[] wanted = {"state", Words.name(state), "channel", Words.name(channel)};
        model.addAttribute(
                "view",
                new ConversationsView(
                        Words.count(page.total(), "conversation", "conversations"),
                        states(state, channel),
                        Words.channels(channel, PATH, "state", Words.name(state)),
                        state == null && channel == null,
                        rows.rows(viewer, page.items()),
                        cursor == null ? null : Paths.of(PATH, wanted),
                        Paths.next(page.nextCursor(), PATH, wanted)));
        return "conversations";
    }

    private static List<Choice> states(@Nullable ItemState now, @Nullable Channel channel) {
        return Stream.concat(
                        Stream.of(new Choice("Any state", Paths.of(PATH, "channel", Words.name(channel)), now == null)),
                        Stream.of(ItemState.PENDING, ItemState.PROCESSED, ItemState.QUARANTINED)
                                .map(state -> new Choice(
                                        Words.of(state),
                                        Paths.of(PATH, "state", state.name(), "channel", Words.name(channel)),
                                        state == now)))
                .toList();
    }

    /**
     * The page.
     *
     * @param all whether nothing is narrowed
     * @param first null on the first page; {@code next} null on the last
     */
    record ConversationsView(
            String countText,
            List<Choice> states,
            List<Choice> channels,
            boolean all,
            List<ConversationRow> rows,
            @Nullable String first,
            @Nullable String next) {}
}
