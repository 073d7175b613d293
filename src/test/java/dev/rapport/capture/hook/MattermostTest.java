package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import org.junit.jupiter.api.Test;

class MattermostTest {

    private static final String FORM =
            "channel_id=hawos4dqtby53pd64o4a4cmeoo&channel_name=town-square&team_domain=someteam"
                    + "&team_id=kwoknj9nwpypzgzy78wkw516qe&post_id=axdygg1957njfe5pu38saikdho&text=some+text+here%21&timestamp=1772532000"
                    + "&token=" + Calls.SECRET
                    + "&trigger_word=some&user_id=rnina9994bde8mua79zqcg5hmo&user_name=somename";

    private final Mattermost mattermost = new Mattermost();

    private static String json(String timestamp) {
        return "{\"channel_id\":\"c\",\"post_id\":\"p\",\"text\":\"\",\"file_ids\":\"f1,f2\",\"timestamp\":" + timestamp
                + ",\"token\":\"" + Calls.SECRET + "\",\"user_id\":\"u\",\"user_name\":\"n\"}";
    }

    @Test
    void theTokenInTheBodyProvesIt() {
        HookCall call = Calls.form("mattermost", FORM);

        assertThatCode(() -> mattermost.verify(call, Calls.source(), Calls.NOW)).doesNotThrowAnyException();
        assertThatCode(() -> mattermost.verify(Calls.post("mattermost", json("1")), Calls.source(), Calls.NOW))
                .doesNotThrowAnyException();
        Calls.assertNotAuthentic(mattermost, call, Calls.source("other", null), Calls.NOW);
        Calls.assertNotAuthentic(mattermost, Calls.post("mattermost", "{}"), Calls.source(), Calls.NOW);
    }

    @Test
    void aPostIsOneOfItsChannel() {
        HookReading reading = mattermost.read(Calls.form("mattermost", FORM), Calls.source(), Calls.NOW);
        ChatBatch batch = reading.batches().getFirst();

        assertThat(batch.room()).isEqualTo("hawos4dqtby53pd64o4a4cmeoo");
        assertThat(batch.subject()).isEqualTo("town-square");
        assertThat(Calls.written(batch))
                .isEqualTo(new ChatEntry.Written(
                        "axdygg1957njfe5pu38saikdho",
                        "rnina9994bde8mua79zqcg5hmo",
                        Calls.NOW,
                        "some text here!",
                        null,
                        null));
        assertThat(batch.people().getFirst().handle()).isEqualTo("@somename");
        assertThat(reading.answer().text()).isEqualTo("{}");
    }

    @Test
    void aPostOfFilesAloneIsKeptAndTimesMayBeMilliseconds() {
        ChatBatch batch = Calls.one(mattermost, Calls.post("mattermost", json("1772532000123")));

        assertThat(Calls.written(batch).text()).isEqualTo("[file]\n[file]");
        assertThat(Calls.written(batch).sentAt()).isEqualTo(Calls.NOW.plusMillis(123));
    }
}
