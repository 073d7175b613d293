package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.conversation.Side;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramTest {

    private static final String DANA =
            "{\"id\":42,\"is_bot\":false,\"first_name\":\"Dana\",\"last_name\":\"Whitfield\",\"username\":\"danaw\"}";
    private static final String PRIVATE = "{\"id\":42,\"first_name\":\"Dana\",\"type\":\"private\"}";

    private final Telegram telegram = new Telegram();

    private static HookCall call(String update) {
        return Calls.post(
                "telegram", "{\"update_id\":10001," + update + "}", "X-Telegram-Bot-Api-Secret-Token", Calls.SECRET);
    }

    @Test
    void theSecretTokenProvesIt() {
        HookCall call = call("\"poll\":{}");

        assertThatCode(() -> telegram.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        Calls.assertNotAuthentic(telegram, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(
                telegram, Calls.with(call, "X-Telegram-Bot-Api-Secret-Token", ""), Calls.source(), Calls.NOW);
        Calls.assertNotAuthentic(telegram, Calls.post("telegram", "{}"), Calls.source(), Calls.NOW);
    }

    @Test
    void whoWritesToTheBotIsACustomer() {
        ChatBatch batch = Calls.one(
                telegram,
                call("\"message\":{\"message_id\":7,\"from\":" + DANA + ",\"chat\":" + PRIVATE
                        + ",\"date\":1772532000,\"text\":\"Hello\",\"reply_to_message\":{\"message_id\":6}}"));

        assertThat(batch.room()).isEqualTo("42");
        assertThat(batch.lasting()).isTrue();
        assertThat(Calls.written(batch)).isEqualTo(new ChatEntry.Written("7", "42", Calls.NOW, "Hello", "6", null));
        assertThat(Calls.person(batch, "42")).satisfies(dana -> {
            assertThat(dana.name()).isEqualTo("Dana Whitfield");
            assertThat(dana.handle()).isEqualTo("@danaw");
            assertThat(dana.side()).isEqualTo(Side.THEIRS);
        });
        assertThat(telegram.read(
                                call("\"message\":{\"message_id\":7,\"chat\":" + PRIVATE
                                        + ",\"date\":1,\"text\":\"a\"}"),
                                Calls.source(),
                                Calls.NOW)
                        .delivery())
                .contains("10001");
    }

    @Test
    void anEditSaysWhenItWas() {
        ChatBatch batch = Calls.one(
                telegram,
                call("\"edited_message\":{\"message_id\":7,\"from\":" + DANA + ",\"chat\":" + PRIVATE
                        + ",\"date\":1772532000,\"edit_date\":1772532060,\"text\":\"Hello!\"}"));

        assertThat(Calls.written(batch).editedAt()).isEqualTo(Instant.parse("2026-03-03T10:01:00Z"));
    }

    @Test
    void aPostOfAChannelIsOurs() {
        ChatBatch batch = Calls.one(
                telegram,
                call(
                        "\"channel_post\":{\"message_id\":7,\"sender_chat\":{\"id\":-1001,\"title\":\"News\",\"type\":\"channel\"},"
                                + "\"chat\":{\"id\":-1001,\"title\":\"News\",\"type\":\"channel\"},\"date\":1772532000,\"text\":\"Sale\"}"));

        assertThat(batch.subject()).isEqualTo("News");
        assertThat(Calls.person(batch, "-1001").side()).isEqualTo(Side.OURS);
    }

    @Test
    void inAGroupNobodyTellsWhoIsOursButOfABot() {
        String group =
                "\"chat\":{\"id\":-5,\"title\":\"Acme\",\"type\":\"supergroup\"},\"date\":1772532000,\"text\":\"a\"";
        ChatBatch person =
                Calls.one(telegram, call("\"message\":{\"message_id\":7,\"from\":" + DANA + "," + group + "}"));
        ChatBatch bot = Calls.one(
                telegram,
                call("\"message\":{\"message_id\":7,\"message_thread_id\":3,\"is_topic_message\":true,"
                        + "\"from\":{\"id\":9,\"is_bot\":true,\"first_name\":\"Bot\"}," + group + "}"));

        assertThat(Calls.person(person, "42").side()).isNull();
        assertThat(Calls.person(bot, "9").side()).isEqualTo(Side.OURS);
        assertThat(bot.room()).isEqualTo("-5/3");
    }

    @Test
    void inABusinessAccountsChatTheOtherOneIsTheCustomer() {
        String rest = ",\"business_connection_id\":\"b\",\"chat\":" + PRIVATE + ",\"date\":1772532000,\"text\":\"a\"}";
        ChatBatch theirs = Calls.one(telegram, call("\"business_message\":{\"message_id\":7,\"from\":" + DANA + rest));
        ChatBatch ours = Calls.one(
                telegram,
                call("\"edited_business_message\":{\"message_id\":8,\"edit_date\":1772532060,"
                        + "\"from\":{\"id\":1,\"is_bot\":false,\"first_name\":\"Sam\"}" + rest));

        assertThat(Calls.person(theirs, "42").side()).isEqualTo(Side.THEIRS);
        assertThat(Calls.person(ours, "1").side()).isEqualTo(Side.OURS);
        assertThat(Calls.person(ours, "42").side()).isEqualTo(Side.THEIRS);
    }

    @Test
    void messagesThatABusinessAccountDeletedAreTakenBack() {
        ChatBatch batch = Calls.one(
                telegram,
                call("\"deleted_business_messages\":{\"business_connection_id\":\"b\",\"chat\":" + PRIVATE
                        + ",\"message_ids\":[7,8]}"));

        assertThat(batch.room()).isEqualTo("42");
        assertThat(batch.messages())
                .containsExactly(new ChatEntry.Deleted("7", null), new ChatEntry.Deleted("8", null));
    }

    @Test
    void whatIsNoTextIsNamedAndASharedNumberIsKnown() {
        ChatBatch file = Calls.one(
                telegram,
                call(
                        "\"message\":{\"message_id\":7,\"from\":" + DANA + ",\"chat\":" + PRIVATE
                                + ",\"date\":1772532000,\"caption\":\"our plan\",\"document\":{\"file_name\":\"plan.pdf\",\"file_id\":\"x\"}}"));
        ChatBatch number = Calls.one(
                telegram,
                call(
                        "\"message\":{\"message_id\":8,\"from\":" + DANA + ",\"chat\":" + PRIVATE
                                + ",\"date\":1772532000,\"contact\":{\"phone_number\":\"15125550123\",\"first_name\":\"Dana\",\"user_id\":42}}"));

        assertThat(Calls.written(file).text()).isEqualTo("our plan\n[document: plan.pdf]");
        assertThat(Calls.person(number, "42").phone()).isEqualTo("+15125550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"my_chat_member\":{}",
                "\"callback_query\":{\"id\":\"1\"}",
                "\"message\":{\"message_id\":7,\"chat\":{\"id\":1},\"date\":1,\"new_chat_members\":[]}"
            })
    void whatIsNoMessageIsNotKept(String update) {
        assertThat(Calls.read(telegram, call(update))).isEmpty();
    }

    @Test
    void anUpdateWithoutItsNumberIsUnreadable() {
        Calls.assertUnreadable(telegram, Calls.post("telegram", "{\"message\":{}}"));
    }
}
