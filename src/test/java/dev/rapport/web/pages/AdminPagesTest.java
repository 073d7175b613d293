package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication;
import java.net.URI;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the search, the trackers and the administration, with the real stores. */
@WebTest
class AdminPagesTest {

    @Autowired
    private WebTestApplication.FoundMoments search;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @Autowired
    private TranscriptStore transcripts;

    private final MockHttpSession session = new MockHttpSession();

    @ParameterizedTest
    @CsvSource({
        "/admin, routes/",
        "/admin/models, rapport.models.name",
        "/admin/lists, rapport.understand.competitors",
        "/admin/subscriptions, New subscription",
        "/admin/tokens, New token",
        "/admin/index, Make it anew now",
        "/trackers, New tracker",
        "/search, Search all conversations"
    })
    void everyPageIsThereAlsoWithNothingToShow(String path, String text) throws Exception {
        assertThat(page(path)).contains(text, "aria-current=\"page\"");
    }

    @Test
    void aSourceIsStoppedAndGoesOnWhenItIsStarted() throws Exception {
        String source = "/admin/sources/capture-call-folder/";
        assertThat(post(source + "stop")).hasStatus3xxRedirection();
        assertThat(page("/admin")).contains("capture-call-folder is stopped.");

        assertThat(post(source + "start")).hasStatus3xxRedirection();
        assertThat(page("/admin")).contains("capture-call-folder runs again.");
        assertThat(post("/admin/sources/nowhere/stop")).hasStatus3xxRedirection();
        assertThat(page("/admin")).contains("nowhere can not be stopped just now.");
    }

    @Test
    void aTokenIsShownOnceAndTakenBack() throws Exception {
        assertThat(post("/admin/tokens", "name", "Telephone <b>")).hasStatus3xxRedirection();
        String after = page("/admin/tokens");
        assertThat(after).contains("rapport_", "Telephone &lt;b&gt;", "never used");
        assertThat(page("/admin/tokens")).doesNotContain("rapport_");

        post(first(after, "action=\"(/admin/tokens/[^\"]+/delete)\""));

        assertThat(page("/admin/tokens")).contains("taken back").doesNotContain("Telephone &lt;b&gt;");
    }

    @Test
    void aSubscriptionShowsItsSecretOnceAndCanBeDeleted() throws Exception {
        post("/admin/subscriptions", "url", "ftp://x");
        assertThat(page("/admin/subscriptions")).contains("can not be told anything", "value=\"ftp://x\"");

        String own = location(post("/admin/subscriptions", "url", "https://crm.example/in", "events", "contact.*"));

        assertThat(page(own)).contains("whsec_", "contact.*", "Nothing changed yet");
        assertThat(page(own)).doesNotContain("whsec_");
        post(own + "/delete");
        assertThat(page("/admin/subscriptions")).contains("told nothing any more");
    }

    @Test
    void aTrackerIsWrittenTriedChangedAndPublished() throws Exception {
        post("/trackers", "name", "Renewals", "query", "\"renew");
        assertThat(page("/trackers")).contains("not closed", "value=\"Renewals\"");
        assertThat(page("/trackers/try?query=renew*"))
                .contains("of all history")
                .doesNotContain("<html");

        String own = location(post("/trackers", "name", "Renewals", "query", "renew*", "side", "THEIRS"));
        assertThat(page(own)).contains("Not published", "Publish version 1", "Not measured");
        post("/trackers", "name", "Renewals", "query", "other");
        assertThat(page("/trackers")).contains("already; change that one");

        post(own + "/publish");
        assertThat(page(own)).contains("Version 1 is in force").doesNotContain("Publish version");
        post(own, "query", "renewal", "side", "", "scope", "CONVERSATION");
        assertThat(page(own)).contains("version 2 is not yet", "Gained against the published version");
    }

    @Test
    void aMomentIsLabelledAndThePrecisionShowsAtOnce() throws Exception {
        var call = samples.transcribed(1);
        var said = transcripts.all(Viewer.PIPELINE, call.id()).getFirst();
        String word = said.text().split("\\W+")[0];
        String own = location(post("/trackers", "name", "Labels", "query", word));

        var labelled = mvc.post()
                .uri(own + "/labels")
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .header("HX-Request", "true")
                .param("conversation", call.id().toString())
                .param("utterance", said.id().toString())
                .param("side", "THEIRS")
                .param("correct", "false")
                .exchange();

        assertThat(labelled).hasStatusOk();
        assertThat(labelled.getResponse().getContentAsString())
                .contains("Wrong</span>", "0 % right of 1 labelled", "hx-swap-oob")
                .doesNotContain("<html");
    }

    @Test
    void aSearchIsSavedOpenedAndDeleted() throws Exception {
        String own = location(post("/search/saved", "q", "price <i>", "channel", "call", "name", "Prices"));

        assertThat(page(own))
                .contains("Nothing came yet", "price &lt;i&gt;", "/search?q=price%20%3Ci%3E&amp;channel=CALL");
        assertThat(page("/search")).contains("Saved searches", "Prices");
        post(own + "/delete");
        assertThat(get(own)).hasStatus(404);
    }

    @Test
    void customersAndWordsAreSuggestedApart() throws Exception {
        assertThat(page("/search/suggestions?q=pri")).contains("role=\"listbox\"", "data-query=\"pricing\"", "Word");
        assertThat(page("/search/suggestions?q=")).contains("hidden=").doesNotContain("role=\"option\"");
        search.findsNothing();
        assertThat(page("/search?q=prising")).contains("Did you mean", "/search?q=pricing");
    }

    @Test
    void theIndexIsMadeAnewWhenAPersonAsks() throws Exception {
        post("/admin/index/rebuild");
        assertThat(page("/admin/index")).contains("Searching goes on meanwhile");
    }

    private String page(String path) throws Exception {
        MvcTestResult result = get(path);
        assertThat(result).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    private MvcTestResult get(String path) {
        return mvc.get()
                .uri(URI.create(path))
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .session(session)
                .exchange();
    }

    private MvcTestResult post(String path, String... values) {
        var request = mvc.post()
                .uri(URI.create(path))
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .session(session);
        for (int i = 0; i < values.length; i += 2) {
            request = request.param(values[i], values[i + 1]);
        }
        return request.exchange();
    }

    private static String location(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private static String first(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
