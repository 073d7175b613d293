package dev.rapport.search.saved;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.search.Named;
import dev.rapport.search.Search;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchRequest;
import dev.rapport.search.SearchResult;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What saved searches find of what comes, on a real database and a real mail server; the index is stood in for. */
class SavedSearchWatchTest {

    private static final Viewer ADMIN = new Viewer("admin");

    private static final TestDatabase database = TestDatabase.migrated();

    private final Finds search = new Finds();
    private final SavedSearchStore searches = new SavedSearchStore(database.jdbc(), Clock.systemUTC());
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SavedSearchWatch watch;

    @BeforeEach
    void start() {
        database.jdbc().sql("delete from saved_search").update();
        server.start();
        AlertSettings settings = new AlertSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                null,
                null,
                "rapport@acme.example",
                false,
                URI.create("https://rapport.acme.example"));
        watch = new SavedSearchWatch(searches, search, new AlertMail(settings, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatComesAndIsFoundIsToldOnceAlsoWhenItIsProcessedAgain() throws Exception {
        SavedSearch saved = save("\"too expensive\"", "boss@acme.example");
        ItemId found = item();
        ItemId other = item();
        search.finds.add(found);
        watch.workThrough();
        database.jdbc().sql("update item set changed_at = now()").update();
        watch.workThrough();

        assertThat(searches.hits(ADMIN, saved.id()))
                .extracting(SavedHit::itemId)
                .containsExactly(found.toString())
                .doesNotContain(other.toString());
        assertThat(searches.find(ADMIN, saved.id()).orElseThrow().unseen()).isEqualTo(1);
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).isEqualTo("Rapport: Prices (1)");
        assertThat(mails[0].getContent().toString())
                .contains("It is too expensive & slow", "https://rapport.acme.example/conversations/")
                .doesNotContain("<mark>", "&amp;");
        searches.seen(ADMIN, saved.id());
        assertThat(searches.find(ADMIN, saved.id()).orElseThrow().unseen()).isZero();
    }

    @Test
    void whatWasThereBeforeIsNoNewsAndNothingIsMissedOverAStop() {
        ItemId old = item();
        database.jdbc()
                .sql("update item set changed_at = now() - interval '1 hour'")
                .update();
        search.finds.add(old);
        SavedSearch saved = save("price");
        watch.workThrough();
        assertThat(searches.hits(ADMIN, saved.id())).isEmpty();

        ItemId meanwhile = item();
        search.finds.add(meanwhile);
        new SavedSearchWatch(
                        searches,
                        search,
                        new AlertMail(
                                new AlertSettings(null, 25, null, null, null, true, URI.create("http://x")),
                                Clock.systemUTC()))
                .workThrough();
        assertThat(searches.hits(ADMIN, saved.id())).hasSize(1);
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgain() {
        SavedSearch saved = save("price", "boss@acme.example");
        search.finds.add(item());
        server.stop();
        watch.workThrough();
        assertThat(searches.toMail(saved.id())).hasSize(1);
    }

    @Test
    void theRequestIsKeptWhole() {
        SearchRequest request = SearchRequest.of("price")
                .with(Channel.CALL)
                .with(Side.THEIRS)
                .with(SearchRequest.Scope.CONVERSATION)
                .between(Instant.parse("2026-01-01T00:00:00Z"), null);
        SavedSearch saved = searches.add(ADMIN, new SavedSearchDraft("x", request, List.of()));

        assertThat(searches.find(ADMIN, saved.id()).orElseThrow().request()).isEqualTo(request);
    }

    private SavedSearch save(String q, String... emails) {
        return searches.add(ADMIN, new SavedSearchDraft("Prices", SearchRequest.of(q), List.of(emails)));
    }

    private static ItemId item() {
        ItemId item = ItemId.create();
        ConversationId conversation = ConversationId.create();
        database.jdbc()
                .sql("insert into conversation (id, channel, started_at) values (?, 'CALL', now())")
                .param(conversation.value())
                .update();
        database.jdbc()
                .sql("insert into item (id, conversation_id, kind, source, sha256, size, started_at, state)"
                        + " values (?, ?, 'RECORDING', 'test', 'x', 1, now(), 'PROCESSED')")
                .params(item.value(), conversation.value())
                .update();
        return item;
    }

    /** Finds the items that a test says. */
    private static final class Finds implements Search {

        private final Set<ItemId> finds = new HashSet<>();

        @Override
        public List<SearchHit> bestOf(Viewer viewer, SearchRequest request, Collection<ItemId> items) {
            return items.stream().filter(finds::contains).map(Finds::hit).toList();
        }

        private static SearchHit hit(ItemId item) {
            return new SearchHit(
                    ConversationId.create(),
                    item,
                    null,
                    null,
                    Channel.CALL,
                    null,
                    new Named<>(PartyId.create(), "Dana"),
                    Side.THEIRS,
                    Instant.EPOCH,
                    1200,
                    1,
                    "It is <mark>too expensive</mark> &amp; slow",
                    true,
                    null,
                    null);
        }

        @Override
        public SearchResult search(Viewer viewer, SearchRequest request) {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
