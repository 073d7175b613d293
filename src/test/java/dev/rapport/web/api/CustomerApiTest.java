package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.header;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.search.HeardAs;
import dev.rapport.search.Named;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication.FoundMoments;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class CustomerApiTest {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String OPPORTUNITIES = "/api/v1/opportunities";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FoundMoments search;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void anAccountIsKeptAndChangedByItsVersion() {
        var created = api.post(
                ACCOUNTS,
                "{\"name\": \"Acme\", \"domains\": [\"acme.com\"], \"phones\": [\"(212) 555-0142\"], \"fields\": {\"size\": 40}}");

        assertThat(created).hasStatus(201);
        JsonNode account = json(created);
        String path = ACCOUNTS + "/" + account.get("id").asString();
        assertThat(header(created, "Location")).isEqualTo(path);
        assertThat(account.at("/phones/0").asString()).isEqualTo("(212) 555-0142");
        assertThat(account.at("/fields/size/value").asString()).isEqualTo("40");
        assertThat(account.at("/fields/size/origin").asString()).isEqualTo("PERSON");
        String etag = header(api.get(path), "ETag");
        assertThat(api.patch(path, "{\"name\": \"Acme Ltd\", \"domains\": null}", "If-Match", etag))
                .hasStatusOk();
        assertProblem(api.patch(path, "{\"name\": \"Acme AG\"}", "If-Match", etag), 412, "read it again");
        assertProblem(api.patch(path, "{\"name\": \"Acme AG\"}", "If-Match", "\"x\""), 412, "read it again");
        assertThat(api.read(path).get("name").asString()).isEqualTo("Acme Ltd");
        assertThat(api.read(path).get("domains")).isEmpty();
        assertThat(api.read(path).get("phones")).hasSize(1);
        assertThat(api.read(path + "/timeline").get("items")).isEmpty();
    }

    @Test
    void whatCanNotBeAnAccountIsRefused() {
        assertProblem(api.post(ACCOUNTS, "{}"), 400, "name");
        assertProblem(api.post(ACCOUNTS, "{\"name\": \" \"}"), 400, "name");
        assertProblem(api.post(ACCOUNTS, "{\"name\": [1]}"), 400, "name");
        assertProblem(api.post(ACCOUNTS, "{\"name\": \"x\", \"domains\": \"acme.com\"}"), 400, "domains");
        assertProblem(api.post(ACCOUNTS, "[]"), 400, "object");
        assertProblem(api.post(ACCOUNTS, "{\"name\": \"x\", \"domains\": [\"no domain\"]}"), 400, "domains[0]");
        assertProblem(api.post(CONTACTS, "{\"name\": \"x\", \"emails\": [\"nobody\"]}"), 400, "emails[0]");
        assertProblem(api.post(CONTACTS, "{\"name\": \"x\", \"phones\": [\"1\", \"none\"]}"), 400, "phones[1]");
        assertProblem(api.patch(ACCOUNTS + "/" + AccountId.create(), "{\"name\": \"x\"}"), 404, "account");
    }

    @Test
    void aContactBelongsToAnAccountThatIsThere() {
        String account =
                json(api.post(ACCOUNTS, "{\"name\": \"Globex\"}")).get("id").asString();
        var created = api.post(
                CONTACTS,
                "{\"name\": \"Hank\", \"accountId\": \"" + account
                        + "\", \"emails\": [\"hank@globex.com\"], \"externalId\": \"h-1\"}");

        assertThat(created).hasStatus(201);
        assertThat(json(created).propertyNames())
                .contains("id", "externalId", "accountId", "name", "title", "emails", "phones", "handles", "fields");
        assertThat(Api.texts(api.read(CONTACTS + "?account=" + account).get("items"), "name"))
                .containsExactly("Hank");
        assertThat(api.post(CONTACTS, "{\"name\": \"Hank S.\", \"externalId\": \"h-1\"}"))
                .hasStatusOk();
        assertProblem(
                api.post(CONTACTS, "{\"name\": \"X\", \"accountId\": \"" + AccountId.create() + "\"}"), 400, "account");
        assertProblem(api.post(CONTACTS, "{\"name\": \"X\", \"accountId\": \"nope\"}"), 400, "accountId");
        String other = json(api.post(CONTACTS, "{\"name\": \"Y\"}")).get("id").asString();
        assertProblem(api.patch(CONTACTS + "/" + other, "{\"externalId\": \"h-1\"}"), 409, "externalId");
    }

    @Test
    void anOpportunityIsKeptWithEveryStageThatItCameTo() {
        String account =
                json(api.post(ACCOUNTS, "{\"name\": \"Initech\"}")).get("id").asString();
        String draft = "{\"accountId\": \"" + account + "\", \"name\": \"Scanners\", \"stage\": \"Offer\", \"amount\":"
                + " {\"amount\": \"25000\", \"currency\": \"usd\"}, \"closeDate\": \"2026-03-31\", \"externalId\": \"o-7\"}";

        var created = api.post(OPPORTUNITIES, draft);

        assertThat(created).hasStatus(201);
        assertThat(json(created).propertyNames())
                .contains("id", "externalId", "accountId", "name", "stage", "outcome", "product", "amount", "closeDate")
                .contains("history");
        assertThat(json(created).get("amount").toString()).isEqualTo("{\"amount\":\"25000.00\",\"currency\":\"USD\"}");
        String path = header(created, "Location");
        String etag = header(created, "ETag");
        assertThat(api.patch(path, "{\"stage\": \"Closed won\", \"amount\": null}", "If-Match", etag))
                .hasStatusOk();
        assertProblem(api.patch(path, "{\"stage\": \"Lost\"}", "If-Match", etag), 412, "read it again");
        JsonNode won = api.read(path);
        assertThat(won.get("outcome").asString()).isEqualTo("WON");
        assertThat(won.get("amount").isNull()).isTrue();
        assertThat(Api.texts(won.get("history"), "stage")).containsExactly("Offer", "Closed won");
        assertThat(Api.texts(api.read(OPPORTUNITIES + "?account=" + account).get("items"), "name"))
                .containsExactly("Scanners");
        assertThat(api.post(OPPORTUNITIES, draft)).hasStatusOk();
    }

    @Test
    void whatCanNotBeAnOpportunityIsRefusedByTheNameOfTheField() {
        String account =
                json(api.post(ACCOUNTS, "{\"name\": \"Hooli\"}")).get("id").asString();
        String begin = "{\"accountId\": \"" + account + "\", \"name\": \"x\", ";
        assertProblem(api.post(OPPORTUNITIES, "{\"name\": \"x\"}"), 400, "accountId");
        assertProblem(
                api.post(OPPORTUNITIES, "{\"name\": \"x\", \"accountId\": \"" + AccountId.create() + "\"}"),
                400,
                "no account");
        assertProblem(api.post(OPPORTUNITIES, begin + "\"outcome\": \"PERHAPS\"}"), 400, "[OPEN, WON, LOST]");
        assertProblem(api.post(OPPORTUNITIES, begin + "\"closeDate\": \"soon\"}"), 400, "closeDate");
        assertProblem(api.post(OPPORTUNITIES, begin + "\"amount\": 5}"), 400, "amount");
        assertProblem(
                api.post(OPPORTUNITIES, begin + "\"amount\": {\"amount\": \"5\", \"currency\": \"dollars\"}}"),
                400,
                "three letters");
        assertProblem(api.get(OPPORTUNITIES + "/" + AccountId.create()), 404, "opportunity");
    }

    @Test
    void aMatchIsTriedAndNamesThePartyByItsPlace() {
        api.post(CONTACTS, "{\"name\": \"Mia\", \"emails\": [\"mia@tried.example\"]}");

        JsonNode match = json(api.post(
                "/api/v1/try/match",
                "{\"parties\": [{\"side\": \"OURS\", \"name\": \"Us\"}, {\"email\": \"Mia@tried.example\"}]}"));

        assertThat(match.get("outcome").asString()).isEqualTo("MATCHED");
        assertThat(match.at("/reasons/0/partyId").asString()).isEqualTo("1");
        assertProblem(api.post("/api/v1/try/match", "{}"), 400, "parties");
        assertProblem(api.post("/api/v1/try/match", "{\"parties\": [null]}"), 400, "parties");
    }

    @Test
    void theReviewListIsShownAndUnknownDecisionsAreRefused() {
        assertThat(api.read("/api/v1/review?kind=unmatched").propertyNames())
                .containsExactly("items", "total", "nextCursor");
        assertThat(api.read("/api/v1/review?kind=DUPLICATE").get("total").asLong())
                .isZero();
        String none = "/api/v1/review/" + AccountId.create();
        assertProblem(api.post(none, "{\"decision\": \"IGNORE\"}"), 404, "review entry");
        assertProblem(api.post(none, "{\"decision\": \"LINK\"}"), 400, "contactId");
        assertProblem(api.post(none, "{\"decision\": \"MERGE\"}"), 404, "review entry");
        assertProblem(api.post(none, "{\"decision\": \"PERHAPS\"}"), 400, "LINK, CREATE");
        assertProblem(api.post(none, "{}"), 400, "decision");
    }

    @Test
    void aHitIsShownWithTheNameThatItsAccountHasNow() {
        JsonNode account = json(api.post(ACCOUNTS, "{\"name\": \"Renamed\"}"));
        var id = AccountId.of(account.get("id").asString());
        search.finds(new SearchHit(
                ConversationId.create(),
                ItemId.create(),
                UtteranceId.create(),
                null,
                Channel.CALL,
                new Named<>(id, "Named then"),
                new Named<>(PartyId.create(), "Pam"),
                Side.THEIRS,
                Samples.STARTED,
                1500,
                2.5,
                "too <mark>expensive</mark>",
                true,
                null,
                null));

        JsonNode found =
                api.read("/api/v1/search?q=expensive&sort=newest&scope=conversation&side=theirs&after=2026-01-01");

        assertThat(found.propertyNames())
                .containsExactly(
                        "items", "total", "conversations", "nextCursor", "facets", "didYouMean", "meant", "heardAs");
        assertThat(found.at("/items/0/account/name").asString()).isEqualTo("Renamed");
        assertThat(found.at("/items/0/by").asString()).isEqualTo("WORDS");
        assertThat(found.at("/facets/account/0/label").asString()).isEqualTo("Renamed");
        assertThat(found.at("/items/0/party/name").asString()).isEqualTo("Pam");
        assertThat(found.at("/items/0/startMs").asLong()).isEqualTo(1500);
        assertThat(search.last().order()).isEqualTo(SearchRequest.Order.NEWEST);
        assertThat(search.last().scope()).isEqualTo(SearchRequest.Scope.CONVERSATION);
        assertThat(String.valueOf(search.last().after())).isEqualTo("2026-01-01T05:00:00Z");
        assertProblem(api.get("/api/v1/search?q=("), 400, "at character 1");
        assertProblem(api.get("/api/v1/search?q=x&sort=best"), 400, "RELEVANCE, NEWEST");
    }

    @Test
    void whatMayHaveBeenMeantStandsApartAndWhatIsMeantIsAskedFor() {
        JsonNode account = json(api.post(ACCOUNTS, "{\"name\": \"Renamed beside\"}"));
        SearchHit hit = new SearchHit(
                ConversationId.create(),
                ItemId.create(),
                UtteranceId.create(),
                null,
                Channel.CALL,
                new Named<>(AccountId.of(account.get("id").asString()), "Named then"),
                new Named<>(PartyId.create(), "Pam"),
                Side.THEIRS,
                Samples.STARTED,
                1500,
                0.61,
                "we looked at <mark>north wind</mark>",
                true,
                null,
                null);
        search.findsNothing();
        search.findsBeside(List.of(hit), List.of(new HeardAs.Misheard("northwind", "north wind", 7, List.of(hit))));

        JsonNode found = api.read("/api/v1/search?q=northwind&meaning=true");

        assertThat(found.get("total").asInt()).isZero();
        assertThat(found.at("/meant/0/by").asString()).isEqualTo("MEANING");
        assertThat(found.at("/meant/0/similarity").asDouble()).isEqualTo(0.61);
        assertThat(found.at("/meant/0/account/name").asString()).isEqualTo("Renamed beside");
        assertThat(found.at("/heardAs/0/word").asString()).isEqualTo("northwind");
        assertThat(found.at("/heardAs/0/heard").asString()).isEqualTo("north wind");
        assertThat(found.at("/heardAs/0/total").asInt()).isEqualTo(7);
        assertThat(found.at("/heardAs/0/items/0/by").asString()).isEqualTo("SOUND");
        assertThat(found.at("/heardAs/0/items/0/similarity").isNull()).isTrue();
        assertThat(api.read("/api/v1/search?q=northwind").get("meant")).isEmpty();
        assertProblem(api.get("/api/v1/search?q=x&meaning=perhaps"), 400, "meaning");

        assertThat(api.get("/search/beside?q=northwind"))
                .hasStatusOk()
                .bodyText()
                .contains("Heard as “north wind”", "<mark>north wind</mark>", "7 moments sound")
                .contains("Meant alike", "61 % alike");
        search.findsBeside(List.of(), List.of());
    }

    @Test
    void theInstallationIsShown() {
        assertThat(Api.texts(api.read("/api/v1/jobs").get("items"), "stage"))
                .contains("transcribe", "opinion", "meaning");
        assertThat(api.read("/api/v1/models").at("/state/state").asString()).isIn("LOOKING", "MISSING");
        assertThat(api.read("/api/v1/models").get("items")).isNotEmpty();
        assertThat(api.get("/api/v1/sources")).hasStatusOk();
    }
}
