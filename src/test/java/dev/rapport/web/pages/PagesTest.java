package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The templates, filled with what the project made up, some of it hostile. */
@SpringBootTest(classes = Preview.class, properties = "management.endpoint.health.validate-group-membership=false")
@AutoConfigureMockMvc
class PagesTest {

    private static final String CONVERSATION = "/conversations/019a0000-0000-7000-8000-000000000001";
    private static final Pattern INLINE = Pattern.compile("\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)|<style");
    private static final Pattern VALUE = Pattern.compile("=\"[^\"]*\"|='[^']*'");
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^>]*>");

    @Autowired
    private MockMvc web;

    @ParameterizedTest
    @ValueSource(
            strings = {
                CONVERSATION,
                CONVERSATION + "?as=waiting",
                CONVERSATION + "?as=quarantined",
                CONVERSATION + "/utterances/x/edit",
                "/search",
                "/search?q=price&channel=CALL",
                "/search?q=nothing",
                "/search?q=%22bad",
                "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
                "/search/beside?q=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void noPageHoldsCodeOrLooksThatTheSecurityPolicyForbids(String address) throws Exception {
        String page = get(address);

        List<String> tags = TAG.matcher(page)
                .results()
                .map(tag -> VALUE.matcher(tag.group()).replaceAll("=\"\""))
                .toList();
        assertThat(tags).isNotEmpty().noneMatch(tag -> INLINE.matcher(tag).find());
        assertThat(page).doesNotContain("<script>alert");
    }

    @Test
    void whatMayHaveBeenMeantIsFetchedLaterAndSaysHowItWasFound() throws Exception {
        assertThat(get("/search?q=price&channel=CALL")).contains("hx-get=\"/search/beside?q=price&amp;channel=CALL\"");
        assertThat(get("/search?channel=CALL")).doesNotContain("/search/beside");
        assertThat(get("/search/beside?q=northwind"))
                .contains("Heard as “north wind”", "<mark>north wind</mark>", "7 moments sound like it")
                .contains("Meant alike", "100 % alike", "We can not afford that.");
    }

    @Test
    void whatWasSaidIsShownAsItIsAndNeverRun() throws Exception {
        assertThat(get(CONVERSATION)).contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;b onclick=x&gt;");
    }

    @Test
    void aConversationSaysWhoWhenOnWhoseRecordAndWhy() throws Exception {
        assertThat(get(CONVERSATION))
                .contains("Dana Whitfield and Sam Ortega", "Fri 20 Nov 2026, 08:05", "1:24", "Matched")
                .contains("+14155550142 is Dana Whitfield of Whitfield &amp; Sons", ", by phone")
                .contains("/transcript?format=vtt", "/vcon");
    }

    @Test
    void aCallInWorkSaysWhatItWaitsForAndAsksForNews() throws Exception {
        assertThat(get(CONVERSATION + "?as=waiting"))
                .contains("Transcribe waits: no speech model is here yet")
                .contains("/live?complete=false", "rapport:item from:body");
    }

    @Test
    void aCallInQuarantineSaysWhy() throws Exception {
        assertThat(get(CONVERSATION + "?as=quarantined"))
                .contains("The header says 0 samples a second", "Decide in review", "Retry or discard");
    }

    @Test
    void aHitLeadsToItsSecond() throws Exception {
        assertThat(get("/search?q=price"))
                .contains("<mark>too expensive</mark>", "&lt;b&gt;", "1,042 moments in 317 conversations")
                .contains("What do you pay now?", "finding=next_step", "Next step", "scope=conversation")
                .containsPattern("/conversations/" + SampleCall.ID + "\\?item=[^\"]+&amp;t=24000#u-");
    }

    @Test
    void aQueryThatCanNotBeReadIsExplainedBelowTheBox() throws Exception {
        assertThat(get("/search?q=%22bad")).contains("This quotation mark is not closed", "aria-invalid=\"true\"");
    }

    @Test
    void aSearchThatFindsNothingSaysWhatHelps() throws Exception {
        assertThat(get("/search?q=nothing&channel=CALL"))
                .contains("Nothing was found for nothing", "Take a filter away", "Use fewer words")
                .contains("Did you mean", "/search?q=no%20thing&amp;channel=CALL");
    }

    private String get(String address) throws Exception {
        var answer = web.perform(MockMvcRequestBuilders.get(java.net.URI.create(address)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }
}
