package dev.rapport.web.pages;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A conversation as lists show it.
 *
 * @param people who takes part in a thread; null for a call, whose title says it
 * @param duration null while it is not known
 * @param filed on whose record it is; null while that is not decided
 */
record ConversationRow(
        String id,
        String title,
        String state,
        String stateText,
        String channel,
        Moment at,
        @Nullable String people,
        @Nullable String duration,
        @Nullable String filed) {

    /** Makes rows of conversations. */
    @Component("conversationRowMaker")
    static final class Maker {

        private static final int MOST_NAMES = 3;

        private final Times times;
        private final FilingViews filings;
        private final KnownParties known;
        private final CallStore calls;

        Maker(Times times, FilingViews filings, KnownParties known, CallStore calls) {
            this.times = times;
            this.filings = filings;
            this.known = known;
            this.calls = calls;
        }

        List<ConversationRow> rows(Viewer viewer, List<Conversation> conversations) {
            Map<ConversationId, CallFact> facts = calls.facts(
                    viewer, conversations.stream().map(Conversation::id).toList());
            return conversations.stream()
                    .map(one -> row(viewer, one, facts.get(one.id())))
                    .toList();
        }

        private static @Nullable String people(Conversation conversation) {
            if (conversation.channel() != Channel.EMAIL) {
                return null;
            }
            String names = conversation.parties().stream()
                    .map(Party::label)
                    .distinct()
                    .limit(MOST_NAMES)
                    .collect(Collectors.joining(", "));
            int more = conversation.parties().size() - MOST_NAMES;
            return more > 0 ? names + " and " + more + " more" : names;
        }

        private ConversationRow row(Viewer viewer, Conversation conversation, @Nullable CallFact fact) {
            return new ConversationRow(
                    conversation.id().toString(),
                    ConversationViews.title(known.named(viewer, conversation)),
                    Words.css(conversation.state()),
                    Words.of(conversation.state()),
                    Words.of(conversation.channel(), fact),
                    times.moment(conversation.startedAt()),
                    people(conversation),
                    ConversationViews.duration(conversation),
                    filings.line(viewer, conversation).orElse(null));
        }
    }
}
