package dev.rapport.capture.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.AttachmentStore;
import dev.rapport.archive.ChatAnswers;
import dev.rapport.archive.ChatFacts;
import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.ThreadMerge;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.Ledger;
import dev.rapport.capture.chat.ChatOutcome.Accepted;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatIntakeTest {

    private static final Instant TEN = Instant.parse("2026-11-03T10:00:00Z");

    @TempDir
    private static Path data;

    private static CaptureFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new CaptureFixture(data, Map.of());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    private static ChatOutcome send(String json) {
        String quoted = json.replace('\'', '"');
        return fixture.get(ChatIntake.class).receive(new ByteArrayInputStream(quoted.getBytes(StandardCharsets.UTF_8)));
    }

    private static Accepted chat(String id, String messages) {
        return (Accepted) send("{'platform':'web','externalId':'" + id + "','source':'" + id
                + "','participants':[{'id':'dana','name':'Dana','email':'dana@acme.example','side':'THEIRS'},"
                + "{'id':'sam','name':'Sam','side':'OURS'}],'messages':[" + messages + "]}");
    }

    private static String message(String id, int minute, String text) {
        return "{'id':'%s','from':'dana','sentAt':'2026-11-03T10:%02d:00Z','text':'%s'}".formatted(id, minute, text);
    }

    private static List<Message> messages(Accepted chat) {
        return fixture.get(MessageStore.class).of(CaptureFixture.ADMIN, chat.conversationId());
    }

    private static List<String> bodies(Accepted chat) {
        return messages(chat).stream().map(Message::body).toList();
    }

    private static List<String> said(Accepted chat) {
        return fixture.get(TranscriptStore.class).all(CaptureFixture.ADMIN, chat.conversationId()).stream()
                .map(Utterance::text)
                .toList();
    }

    private static ChatFacts facts(Accepted chat, String externalId) {
        return fixture.get(ChatMessageStore.class).facts(CaptureFixture.ADMIN, chat.conversationId()).values().stream()
                .filter(one -> one.externalId().equals(externalId))
                .findFirst()
                .orElseThrow();
    }

    private static Conversation conversation(ConversationId id) {
        return fixture.get(ConversationStore.class)
                .find(CaptureFixture.ADMIN, id)
                .orElseThrow();
    }

    @Test
    void aSessionIsOneItemThatGrows() {
        Accepted first = chat("grow", message("1", 0, "Hello there. Is the pilot on?"));
        Accepted more = chat(
                "grow",
                message("1", 0, "Hello there. Is the pilot on?") + "," + message("2", 5, "Line one\\nline two"));

        assertThat(more.itemId()).isEqualTo(first.itemId());
        assertThat(more.duplicate()).isFalse();
        assertThat(said(more)).containsExactly("Hello there.", "Is the pilot on?", "Line one", "line two");
        Conversation chat = conversation(more.conversationId());
        assertThat(chat.startedAt()).isEqualTo(TEN);
        assertThat(chat.endedAt()).isEqualTo(TEN.plus(Duration.ofMinutes(5)));
        assertThat(chat.parties())
                .extracting(one -> one.handle() + " " + one.side())
                .containsExactlyInAnyOrder("dana THEIRS", "sam OURS");
        Ledger.Row row = fixture.ledger("grow");
        assertThat(List.of(row.seen(), row.duplicate(), row.pending())).containsExactly(3L, 1L, 2L);
        assertThat(fixture.jobs.stream().filter(first.itemId()::equals)).hasSize(2);
    }

    @Test
    void theSameRequestAgainIsADuplicateAndChangesNothing() {
        Accepted first = chat("twice", message("1", 0, "A"));
        chat("twice", message("1", 0, "B"));
        Accepted again = chat("twice", message("1", 0, "A"));

        assertThat(again).isEqualTo(new Accepted(first.conversationId(), first.itemId(), true));
        assertThat(bodies(again)).containsExactly("B");
    }

    @Test
    void editsAreFollowedAndTheEarlierTextsKept() {
        chat("edit", message("1", 0, "We pay 100."));
        Accepted chat = chat("edit", message("1", 0, "We pay 90."));

        assertThat(bodies(chat)).containsExactly("We pay 90.");
        assertThat(said(chat)).containsExactly("We pay 90.");
        assertThat(facts(chat, "1").earlier()).extracting(ChatFacts.Text::text).containsExactly("We pay 100.");
        assertThat(facts(chat, "1").editedAt()).isNotNull();

        chat("edit", message("1", 0, "We pay 80."));
        assertThat(bodies(chat)).containsExactly("We pay 80.");
        assertThat(facts(chat, "1").earlier())
                .extracting(ChatFacts.Text::text)
                .containsExactly("We pay 100.", "We pay 90.");
    }

    @Test
    void whatIsTakenBackIsSeenNoMoreButKept() {
        chat("delete", message("1", 0, "Oops") + "," + message("2", 1, "Right"));
        Accepted chat = chat("delete", "{'id':'1','deleted':true}");

        assertThat(said(chat)).containsExactly("Right");
        assertThat(facts(chat, "1").deletedAt()).isNotNull();
        assertThat(facts(chat, "1").earlier()).extracting(ChatFacts.Text::text).containsExactly("Oops");
    }

    @Test
    void inWhateverOrderTheyComeTheEndIsTheSame() {
        List<String> events = List.of(
                message("1", 0, "one"),
                message("1", 0, "one, edited").replace("}", ",'editedAt':'2026-11-03T11:00:00Z'}"),
                message("1", 0, "one, edited twice").replace("}", ",'editedAt':'2026-11-03T12:00:00Z'}"),
                message("2", 1, "two"),
                "{'id':'2','deleted':true,'deletedAt':'2026-11-03T11:30:00Z'}",
                message("3", 2, "three"));
        Random random = new Random(7);
        for (int round = 0; round < 12; round++) {
            List<String> order = new ArrayList<>(events);
            order.addAll(events.subList(round % 3, 5)); // some are delivered twice
            Collections.shuffle(order, random);
            Accepted last = chat("order" + round, order.getFirst());
            for (String event : order.subList(1, order.size())) {
                last = chat("order" + round, event);
            }

            assertThat(bodies(last)).as("%s", order).containsExactly("one, edited twice", "", "three");
            assertThat(said(last)).containsExactly("one, edited twice", "three");
            assertThat(facts(last, "1").earlier())
                    .extracting(ChatFacts.Text::text)
                    .containsExactly("one", "one, edited");
            assertThat(facts(last, "2").earlier())
                    .extracting(ChatFacts.Text::text)
                    .containsExactly("two");
        }
    }

    @Test
    void aLastingRoomIsCutByPausesAndALateMessageJoinsWhatItStandsBetween() {
        Accepted morning = lasting("a", 0);
        Accepted evening = lasting("b", 6);
        assertThat(evening.conversationId()).isNotEqualTo(morning.conversationId());

        Accepted between = lasting("c", 3);

        assertThat(between.conversationId()).isEqualTo(morning.conversationId());
        assertThat(bodies(between)).containsExactly("a", "c", "b");
        assertThat(conversation(morning.conversationId()).parties()).hasSize(1);
        assertThat(fixture.get(ThreadMerge.class).survivor(CaptureFixture.ADMIN, evening.conversationId()))
                .contains(morning.conversationId());
    }

    private static Accepted lasting(String id, int hours) {
        ChatIntake intake = fixture.get(ChatIntake.class);
        ChatBatch batch = new ChatBatch(
                "lasting",
                "slack",
                "C1",
                "#general",
                true,
                List.of(new ChatPerson("U1", "dana", "Dana", null, null, null), ChatPerson.unknown("U2")),
                List.of(new ChatEntry.Written(id, "U1", TEN.plus(Duration.ofHours(hours)), id, null, null)));
        return intake.take(batch, intake.store(id.getBytes(StandardCharsets.UTF_8)), "event " + id);
    }

    @Test
    void whateverTheOrderARoomIsCutIntoTheSameConversations() {
        Map<String, Double> hours = Map.of("a", 0.0, "b", 3.9, "c", 7.5, "d", 12.0, "e", 15.0, "f", 30.0);
        Random random = new Random(3);
        for (int round = 0; round < 6; round++) {
            List<String> order = new ArrayList<>(hours.keySet());
            order.add("c");
            Collections.shuffle(order, random);
            String room = "order " + round;
            order.forEach(id -> lasting(room, id, TEN.plusSeconds(Math.round(hours.getOrDefault(id, 0.0) * 3600))));

            assertThat(order.stream()
                            .distinct()
                            .sorted()
                            .map(id ->
                                    lasting(room, id, TEN.plusSeconds(Math.round(hours.getOrDefault(id, 0.0) * 3600))))
                            .map(one -> String.join("", bodies(one)))
                            .distinct())
                    .as("%s", order)
                    .containsExactly("abc", "de", "f");
        }
    }

    private static Accepted lasting(String room, String id, Instant at) {
        ChatIntake intake = fixture.get(ChatIntake.class);
        ChatBatch batch = new ChatBatch(
                "rooms",
                "slack",
                room,
                null,
                true,
                List.of(),
                List.of(new ChatEntry.Written(id, "U1", at, id, null, null)));
        Accepted accepted = intake.take(batch, intake.store(id.getBytes(StandardCharsets.UTF_8)), "event " + id);
        return new Accepted(survivor(accepted.conversationId()), accepted.itemId(), accepted.duplicate());
    }

    @Test
    void aThreadIsASessionThatKnowsWhatItAnswers() {
        Accepted channel = lasting("C7", "17.1", TEN);
        ChatIntake intake = fixture.get(ChatIntake.class);
        ChatBatch thread = new ChatBatch(
                "rooms",
                "slack",
                "C7/17.1",
                null,
                false,
                List.of(),
                List.of(
                        new ChatEntry.Written("17.2", "U2", TEN.plusSeconds(60), "Yes", "17.1", null),
                        new ChatEntry.Written("19.1", "U2", TEN.plus(Duration.ofDays(3)), "And now", "17.1", null)));
        Accepted answers = intake.take(thread, intake.store(new byte[] {7}), "thread");

        assertThat(answers.conversationId()).isNotEqualTo(channel.conversationId());
        assertThat(bodies(answers)).containsExactly("Yes", "And now");
        assertThat(fixture.get(ChatAnswers.class).elsewhere(CaptureFixture.ADMIN, answers.conversationId()))
                .hasEntrySatisfying("17.1", one -> {
                    assertThat(one.conversation()).isEqualTo(channel.conversationId());
                    assertThat(one.text()).isEqualTo("17.1");
                });
    }

    private static ConversationId survivor(ConversationId id) {
        return fixture.get(ThreadMerge.class).survivor(CaptureFixture.ADMIN, id).orElse(id);
    }

    @Test
    void filesStayWithTheirMessageUntilItIsTakenBack() {
        String file = ",'attachments':[{'filename':'../a/list.csv','mediaType':'text/csv','content':'YSxiCjEsMgo='}]}";
        Accepted chat = chat("files", message("1", 0, "Here").replace("}", file));
        Accepted again = chat("files", message("1", 0, "Here").replace("}", file) + "," + message("2", 1, "x"));

        assertThat(messages(again).getFirst().attachments()).singleElement().satisfies(one -> {
            assertThat(one.filename()).isEqualTo("list.csv");
            assertThat(one.original().size()).isEqualTo(8);
        });
        assertThat(fixture.ledger("files").duplicate()).isEqualTo(1);
        assertThat(texts(chat)).hasSize(1);

        chat("files", message("1", 0, "Here, edited"));
        assertThat(messages(chat).getFirst().attachments()).hasSize(1);
        chat("files", "{'id':'1','deleted':true}");
        assertThat(messages(chat).getFirst().attachments()).isEmpty();
        assertThat(texts(chat)).isEmpty();
        assertThat(facts(chat, "1").files()).hasSize(1);
    }

    private static List<AttachmentStore.FileText> texts(Accepted chat) {
        return fixture.get(AttachmentStore.class).texts(CaptureFixture.ADMIN, chat.itemId());
    }

    @Test
    void whatAPersonSaidOfAHandleHoldsInLaterSessions() {
        Accepted one = chat("remember", message("1", 0, "Hi"));
        Conversation first = conversation(one.conversationId());
        fixture.get(PartyStore.class)
                .correct(first.id(), first.parties().getFirst().id(), Side.OURS, "Someone", null);
        String again = "{'platform':'web','externalId':'remember-2','source':'remember','messages':["
                + message("1", 0, "Hi")
                        .replace("'dana'", "'" + first.parties().getFirst().handle() + "'") + "]}";

        Conversation second = conversation(((Accepted) send(again)).conversationId());

        assertThat(second.parties()).singleElement().satisfies(party -> {
            assertThat(party.name()).isEqualTo("Someone");
            assertThat(party.side()).isEqualTo(Side.OURS);
        });
        String other = again.replace("'messages'", "'participants':[{'id':'dana','name':'Hank'}],'messages'")
                .replace("remember-2", "remember-3");
        assertThat(conversation(((Accepted) send(other)).conversationId()).parties())
                .allSatisfy(party -> assertThat(party.name()).isNotEqualTo("Someone"));
    }

    @Test
    void aDeletionOfWhatNeverCameIsCounted() {
        Accepted chat = chat("never", "{'id':'x','deleted':true}");
        assertThat(messages(chat)).isEmpty();
        assertThat(fixture.ledger("never").excluded()).isEqualTo(1);

        Accepted late = chat("never", message("x", 4, "late"));

        assertThat(bodies(late)).containsExactly("");
        assertThat(conversation(late.conversationId()).startedAt()).isEqualTo(TEN.plus(Duration.ofMinutes(4)));
    }

    @Test
    void whatIsNoChatIsRefusedWithThePlace() {
        for (String[] wrong : List.of(new String[][] {
            {"{", "not JSON"},
            {"[]", "not a JSON object"},
            {"{'externalId':'1'}", "messages"},
            {"{'externalId':'1','messages':[]}", "messages"},
            {"{'messages':[" + message("1", 0, "x") + "]}", "externalId is missing"},
            {"{'externalId':'1','messages':[7]}", "messages[0] is no object"},
            {"{'externalId':'1','messages':[{'id':'1','from':'a'}]}", "messages[0].sentAt"},
            {"{'externalId':'1','messages':[{'id':'1','sentAt':'2026-11-03T10:00:00Z'}]}", "messages[0].from"},
            {"{'externalId':'1','messages':[{'id':'1','from':'a','sentAt':'yesterday'}]}", "yesterday"},
            {"{'externalId':'1','messages':[{'id':'1','from':'a','sentAt':'-99999-11-03T10:00:00Z'}]}", "sentAt"},
            {"{'externalId':'1','messages':[{'id':[],'from':'a'}]}", "messages[0].id is ARRAY"},
            {
                "{'externalId':'1','messages':["
                        + message("1", 0, "x").replace("}", ",'attachments':[{'content':'%'}]}]}"),
                "attachments[0].content"
            },
            {
                "{'externalId':'1','participants':[{'id':'a','side':'LEFT'}],'messages':[" + message("1", 0, "x")
                        + "]}",
                "LEFT"
            },
        })) {
            assertThat(send(wrong[0]))
                    .as(wrong[0])
                    .isInstanceOfSatisfying(
                            ChatOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).contains(wrong[1]));
        }
    }

    @Test
    void signsThatPostgresDoesNotKeepBecomeOthers() {
        Accepted chat = chat("signs", message("1", 0, "a\\u0000b\\ud83d c \\ud83d\\ude00"));

        assertThat(bodies(chat)).containsExactly("a\ufffdb\ufffd c \ud83d\ude00");
    }

    @Test
    void ofTheSameChatSentManyTimesAtOnceOneIsNoDuplicate() {
        List<Accepted> answers = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                senders.execute(() -> answers.add(chat("at-once", message("1", 0, "Hello"))));
            }
        }

        assertThat(answers)
                .hasSize(8)
                .extracting(Accepted::itemId)
                .containsOnly(answers.getFirst().itemId());
        assertThat(answers).filteredOn(answer -> !answer.duplicate()).hasSize(1);
    }
}
