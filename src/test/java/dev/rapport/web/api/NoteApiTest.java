package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.header;
import static dev.rapport.web.Api.json;
import static dev.rapport.web.Api.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemId;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class NoteApiTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    private Api api;
    private Conversation call;
    private String path;

    @BeforeEach
    void start() {
        api = new Api(mvc);
        call = samples.transcribed(2);
        path = "/api/v1/conversations/" + call.id();
    }

    @Test
    void aNoteIsShownWithItsAuthorAndItsTime() {
        var made = api.post(path + "/notes", "{\"text\": \"Call back on Monday\"}");
        assertThat(made).hasStatus(201);
        api.post(path + "/notes", "{\"text\": \"and on <b>Tuesday</b>\"}");

        JsonNode notes = api.read(path).get("notes");
        assertThat(texts(notes, "text")).containsExactly("Call back on Monday", "and on <b>Tuesday</b>");
        assertThat(notes.get(0).propertyNames())
                .containsExactly("id", "itemId", "atMs", "text", "author", "createdAt", "changedAt");
        assertThat(notes.get(0).get("author").asString()).isEqualTo("admin");
        assertThat(header(made, "Location"))
                .isEqualTo(path + "/notes/" + json(made).get("id").asString());
        assertThat(mvc.get()
                        .uri("/conversations/" + call.id())
                        .header("Authorization", WebTest.ADMIN)
                        .exchange())
                .bodyText()
                .contains("Call back on Monday", "&lt;b&gt;Tuesday");
    }

    @Test
    void aNoteIsChangedAndDeleted() {
        String note = path + "/notes/"
                + json(api.post(path + "/notes", "{\"text\": \"one\"}"))
                        .get("id")
                        .asString();

        JsonNode changed = json(api.patch(note, "{\"text\": \"two\"}"));
        assertThat(changed.get("text").asString()).isEqualTo("two");
        assertThat(changed.get("changedAt").isNull()).isFalse();

        assertThat(api.delete(note)).hasStatus(204);
        assertThat(api.read(path).get("notes")).isEmpty();
        assertProblem(api.delete(note), 404, "note");
        assertProblem(api.patch(note, "{\"text\": \"three\"}"), 404, "note");
    }

    @Test
    void aNoteThatPointsNowhereIsRefused() {
        assertProblem(api.post(path + "/notes", "{}"), 400, "text");
        assertProblem(api.post(path + "/notes", "{\"text\": \"  \"}"), 400, "text");
        assertProblem(api.post(path + "/notes", "{\"text\": \"a\", \"atMs\": 100}"), 400, "atMs");
        assertProblem(
                api.post(path + "/notes", "{\"text\": \"a\", \"itemId\": \"" + ItemId.create() + "\"}"), 400, "itemId");
        assertProblem(api.post(path + "/notes", "{\"text\": \"a\", \"itemId\": \"x\"}"), 400, "itemId");
        assertThat(api.delete(path + "/notes/x")).hasStatus(404);
    }
}
