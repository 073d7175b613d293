package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ChatFacts;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.MessageId;
import dev.rapport.installation.Company;
import dev.rapport.web.pages.ChatViews.Written;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatViewsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");

    private final Times times = new Times(new Company("Us", List.of(), List.of(), "US", ZoneId.of("UTC")));
    private final Conversation chat = SampleCall.processed();
    private final List<Message> messages =
            IntStream.range(0, 1_000).mapToObj(this::message).toList();

    private final Written written = new Written(
            messages,
            messages.stream()
                    .collect(Collectors.toMap(
                            Message::id,
                            one -> new ChatFacts(one.id(), one.internetId(), null, null, null, List.of(), List.of()))),
            Map.of());

    private Message message(int number) {
        return new Message(
                MessageId.create(),
                ItemId.create(),
                Integer.toString(number),
                chat.parties().getFirst().id(),
                BEGIN.plusSeconds(120L * number),
                null,
                "",
                "Message " + number,
                "Message " + number,
                "",
                "",
                List.of(),
                null,
                new SignatureFacts(null, null, null, List.of(), List.of(), null, List.of()),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    private String id(int number) {
        return messages.get(number).id().toString();
    }

    private static List<String> shown(ChatView view) {
        return view.days().stream()
                .flatMap(day -> day.bubbles().stream())
                .map(bubble -> bubble.id())
                .toList();
    }

    private List<String> ids(int from, int until) {
        return IntStream.range(from, until).mapToObj(this::id).toList();
    }

    @Test
    void aLongChatIsShownInStretchesWithoutAGapOrARepetition() {
        ChatView first = ChatViews.of(times, chat, written, List.of(), "");
        ChatView second =
                ChatViews.after(times, chat, written, List.of(), id(399)).orElseThrow();
        ChatView third =
                ChatViews.after(times, chat, written, List.of(), id(799)).orElseThrow();

        assertThat(shown(first)).isEqualTo(ids(0, 400));
        assertThat(first.more())
                .isNotNull()
                .satisfies(more -> assertThat(more.stretch()).endsWith("/messages?after=" + id(399)));
        assertThat(shown(second)).isEqualTo(ids(400, 800));
        assertThat(second.days().getFirst().day()).as("stands above already").isNull();
        assertThat(shown(third)).isEqualTo(ids(800, 1_000));
        assertThat(third.more()).isNull();
        assertThat(ChatViews.after(times, chat, written, List.of(), "other")).isEmpty();
    }

    @Test
    void whatAnAddressLeadsToIsAmongWhatIsShown() {
        ChatView around = ChatViews.of(times, chat, written, List.of(), id(700));

        assertThat(shown(around)).isEqualTo(ids(600, 1_000));
        assertThat(around.earlier()).endsWith("?at=" + id(599) + "#m-" + id(599));
        assertThat(around.days().getFirst().day()).isNotNull();
        assertThat(shown(ChatViews.of(times, chat, written, List.of(), id(20)))).isEqualTo(ids(0, 400));
        assertThat(shown(ChatViews.of(times, chat, written, List.of(), "other")))
                .isEqualTo(ids(0, 400));
    }
}
