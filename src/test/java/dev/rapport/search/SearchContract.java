package dev.rapport.search;

import static dev.rapport.search.Said.ACME;
import static dev.rapport.search.Said.DANA;
import static dev.rapport.search.Said.GLOBEX;
import static dev.rapport.search.Said.call;
import static dev.rapport.search.Said.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.query.QuerySyntaxException;
import dev.rapport.search.SearchRequest.Order;
import dev.rapport.search.SearchRequest.Scope;
import dev.rapport.search.SearchResult.Facet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every {@link Search} does with what every {@link MomentIndex} was given. Days begin in UTC. */
interface SearchContract {

    Viewer ADMIN = new Viewer("admin");

    MomentIndex index();

    Search search();

    default SearchResult find(SearchRequest request) {
        return search().search(ADMIN, request);
    }

    default List<String> snippets(String q) {
        return find(SearchRequest.of(q)).items().stream()
                .map(SearchHit::snippet)
                .toList();
    }

    default void store(Said... said) {
        for (Said one : said) {
            index().replace(one.item());
        }
    }

    @Test
    default void aHitTellsWhatWasSaidByWhomAndWhen() {
        IndexedItem item =
                call().ours("Hello there.").theirs("The price is too high.").item();
        index().replace(item);

        SearchHit hit = find(SearchRequest.of("price")).items().getFirst();

        Moment moment = item.moments().get(1);
        assertThat(hit.conversationId()).isEqualTo(item.occasion().conversation());
        assertThat(hit.itemId()).isEqualTo(item.occasion().item());
        assertThat(hit.utteranceId()).isEqualTo(moment.utterance());
        assertThat(hit.messageId()).isNull();
        assertThat(hit.channel()).isEqualTo(Channel.CALL);
        assertThat(hit.account()).isEqualTo(ACME);
        assertThat(hit.party()).isEqualTo(new Named<>(moment.party(), "Dana White"));
        assertThat(hit.side()).isEqualTo(Side.THEIRS);
        assertThat(hit.startedAt()).isEqualTo(Instant.parse("2026-03-10T15:00:00Z"));
        assertThat(hit.startMs()).isEqualTo(1200);
        assertThat(hit.score()).isPositive();
        assertThat(hit.snippet()).isEqualTo("The <mark>price</mark> is too high.");
        assertThat(hit.certain()).isTrue();
    }

    @Test
    default void ofSomeItemsTheBestHitOfEachIsFound() {
        IndexedItem one =
                call().ours("The price.").theirs("The price, the price.").item();
        IndexedItem other = call().theirs("Nothing of it.").item();
        IndexedItem left = call().theirs("The price.").item();
        List.of(one, other, left).forEach(index()::replace);

        assertThat(search().bestOf(
                                ADMIN,
                                SearchRequest.of("price"),
                                List.of(one.occasion().item(), other.occasion().item())))
                .extracting(SearchHit::itemId)
                .containsExactly(one.occasion().item());
        assertThat(search().bestOf(ADMIN, SearchRequest.of("price"), List.of())).isEmpty();
    }

    @Test
    default void onlyWhatMatchesIsMarkedAndAllElseEscaped() {
        store(call().theirs("Too <b>expensive</b>: it is too & too expensive, \"really\" pricey prices."));

        assertThat(snippets("\"too expensive\" price"))
                .containsExactly("Too &lt;b&gt;expensive&lt;/b&gt;: it is too &amp; <mark>too expensive</mark>,"
                        + " &quot;really&quot; pricey <mark>prices</mark>.");
        assertThat(snippets("pric* -discount"))
                .containsExactly("Too &lt;b&gt;expensive&lt;/b&gt;: it is too &amp; too expensive, &quot;really&quot;"
                        + " <mark>pricey</mark> <mark>prices</mark>.");
    }

    @Test
    default void aLongTextIsCutAroundItsFirstHit() {
        store(call().theirs("blah \ud83d\ude00 ".repeat(200) + "needle " + "blah ".repeat(200)));

        String snippet = snippets("needle").getFirst();

        assertThat(snippet).startsWith("\u2026").endsWith("\u2026").contains("<mark>needle</mark>");
        assertThat(snippet.length()).isLessThan(400);
    }

    @Test
    default void operatorsHoldWithinAMoment() {
        store(call().theirs("The price.").ours("A discount."), call().theirs("The price with discount."));

        assertThat(find(SearchRequest.of("price discount")).total()).isEqualTo(1);
        assertThat(find(SearchRequest.of("price -discount")).total()).isEqualTo(1);
        assertThat(find(SearchRequest.of("price OR discount")).total()).isEqualTo(3);
        assertThat(find(SearchRequest.of("-price")).total()).isEqualTo(1);
        assertThat(find(SearchRequest.of("")).total()).isEqualTo(3);
    }

    @Test
    default void operatorsHoldWithinAConversationWhenAskedTo() {
        Said both = call().theirs("The price.").ours("A discount.").ours("Bye.");
        store(both, call().theirs("The price."), call().ours("A discount. And a price."));

        SearchResult and = find(SearchRequest.of("price discount").with(Scope.CONVERSATION));
        assertThat(and.total()).isEqualTo(3);
        assertThat(and.conversations()).isEqualTo(2);
        assertThat(and.items())
                .extracting(SearchHit::snippet)
                .contains("The <mark>price</mark>.", "A <mark>discount</mark>.");

        assertThat(within("price -discount")).isEqualTo(1);
        assertThat(within("price OR discount")).isEqualTo(3);
        assertThat(within("-discount")).isEqualTo(1);
        assertThat(within("-bye -zzz")).isEqualTo(2);
        assertThat(within("side:theirs price discount")).isZero();
        assertThat(within("(side:theirs price) (side:ours discount)")).isEqualTo(1);
        assertThat(within("side:theirs price -discount")).isEqualTo(2);
        assertThat(within("price NOT (discount bye)")).isEqualTo(2);
        assertThat(within("")).isEqualTo(3);
        assertThat(within("???")).isZero();
    }

    private long within(String q) {
        return find(SearchRequest.of(q).with(Scope.CONVERSATION)).conversations();
    }

    @Test
    default void fieldsAndParametersNarrowAlike() {
        store(
                call("2026-03-10T15:00:00Z", ACME).theirs("one").ours("two"),
                email("2026-04-01T00:00:00Z", GLOBEX).theirs("one"));

        assertThat(total("channel:email")).isEqualTo(1);
        assertThat(total("side:ours")).isEqualTo(1);
        assertThat(total("account:acme")).isEqualTo(2);
        assertThat(total("account:\"Acme Corp\"")).isEqualTo(2);
        assertThat(total("account:glob*")).isEqualTo(1);
        assertThat(total("account:" + GLOBEX.id().toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(1);
        assertThat(total("contact:dana")).isEqualTo(3);
        assertThat(total("contact:" + DANA.id())).isEqualTo(3);
        assertThat(total("from:dana@acme.com")).isEqualTo(2);
        assertThat(total("to:dana")).isEqualTo(1);
        assertThat(total("subject:renewal")).isEqualTo(3);
        assertThat(total("subject:\"next year\"")).isEqualTo(3);
        assertThat(total("subject:\"year next\"")).isZero();
        assertThat(total("has:recording")).isEqualTo(2);
        assertThat(total("has:attachment")).isZero();
        assertThat(total("lang:en")).isEqualTo(3);
        assertThat(total("lang:en-US -lang:de")).isEqualTo(3);
        assertThat(total("after:2026-04-01")).isEqualTo(1);
        assertThat(total("before:2026-04-01")).isEqualTo(2);
        assertThat(total("finding:objection")).isZero();

        SearchRequest all = SearchRequest.of("");
        assertThat(find(all.with(Channel.EMAIL)).total()).isEqualTo(1);
        assertThat(find(all.with(Side.OURS)).total()).isEqualTo(1);
        assertThat(find(all.with(ACME.id())).total()).isEqualTo(2);
        assertThat(find(all.with(DANA.id())).total()).isEqualTo(3);
        assertThat(find(all.between(Instant.parse("2026-04-01T00:00:00Z"), null))
                        .total())
                .isEqualTo(1);
        assertThat(find(all.between(null, Instant.parse("2026-04-01T00:00:00Z")))
                        .total())
                .isEqualTo(2);
    }

    private long total(String q) {
        return find(SearchRequest.of(q)).total();
    }

    @Test
    default void facetsCountAllHitsExactly() {
        store(
                call("2026-03-31T15:00:00Z", ACME)
                        .theirs("a price")
                        .ours("a price")
                        .ours("nothing"),
                email("2026-04-01T00:00:00Z", GLOBEX).theirs("a price"));

        SearchResult result = find(SearchRequest.of("price").with(PageRequest.first(1)));

        assertThat(result.total()).isEqualTo(3);
        assertThat(result.conversations()).isEqualTo(2);
        assertThat(result.facets().channel())
                .containsExactly(new Facet("CALL", "CALL", 2), new Facet("EMAIL", "EMAIL", 1));
        assertThat(result.facets().side())
                .containsExactly(new Facet("THEIRS", "THEIRS", 2), new Facet("OURS", "OURS", 1));
        assertThat(result.facets().account())
                .containsExactly(
                        new Facet(ACME.id().toString(), "Acme Corp", 2),
                        new Facet(GLOBEX.id().toString(), "Globex", 1));
        assertThat(result.facets().month())
                .containsExactly(new Facet("2026-04", "2026-04", 1), new Facet("2026-03", "2026-03", 2));
        assertThat(result.facets().finding()).isEmpty();
    }

    @Test
    default void aHitIsCertainWhenItsWordsWereHeardClearly() {
        store(call().mumbled("the _discount_ and the price"));

        assertThat(find(SearchRequest.of("price")).items().getFirst().certain()).isTrue();
        assertThat(find(SearchRequest.of("discounts")).items().getFirst().certain())
                .isFalse();
        assertThat(find(SearchRequest.of("\"the discount\"")).items().getFirst().certain())
                .isFalse();
    }

    @Test
    default void newestFirstWhenAskedTo() {
        store(
                call("2026-03-10T15:00:00Z", ACME).theirs("price price price"),
                call("2026-05-10T15:00:00Z", ACME).theirs("a price among many other words"),
                call("2026-04-10T15:00:00Z", ACME).theirs("price price"));

        assertThat(find(SearchRequest.of("price").with(Order.NEWEST)).items())
                .extracting(hit -> hit.startedAt().toString().substring(0, 7))
                .containsExactly("2026-05", "2026-04", "2026-03");
        assertThat(find(SearchRequest.of("price")).items().getLast().startedAt())
                .isEqualTo("2026-05-10T15:00:00Z");
    }

    @Test
    default void pagesMeetEachHitOnceWhileItemsArrive() {
        for (Order order : Order.values()) {
            List<UtteranceId> expected = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                IndexedItem item = call("2026-03-" + (10 + i % 9) + "T15:00:00Z", ACME)
                        .theirs("widget " + order + " price".repeat(i % 7 + 1))
                        .item();
                index().replace(item);
                expected.add(item.moments().getFirst().utterance());
            }
            List<UtteranceId> met = new ArrayList<>();
            SearchRequest request = SearchRequest.of(order + " price").with(order);
            String cursor = null;
            do {
                SearchResult page = find(request.with(new PageRequest(4, cursor)));
                page.items().forEach(hit -> met.add(hit.utteranceId()));
                cursor = page.nextCursor();
                store(
                        call("2027-01-01T00:00:00Z", ACME)
                                .theirs(order + " price price price price price price price price"),
                        call("2027-01-01T00:00:00Z", ACME).theirs("price"));
            } while (cursor != null);
            assertThat(met).doesNotHaveDuplicates().containsAll(expected);
        }
    }

    @Test
    default void aForeignCursorIsRefused() {
        store(call().theirs("price").theirs("price"));
        SearchRequest request = SearchRequest.of("price").with(PageRequest.first(1));
        String cursor = Objects.requireNonNull(find(request).nextCursor());

        assertThat(find(request.with(new PageRequest(1, cursor))).nextCursor()).isNull();
        for (String foreign : List.of("", "garbage", "AAAA", "%%%", cursor + "A", cursor.substring(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> find(request.with(new PageRequest(1, foreign))))
                    .withMessageContaining("cursor");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> find(SearchRequest.of("other").with(new PageRequest(1, cursor))));
    }

    @Test
    default void replacingAgainChangesNothingAndRemovingRemoves() {
        IndexedItem item = call().theirs("price").ours("price").item();
        index().replace(item);
        index().replace(item);
        assertThat(total("price")).isEqualTo(2);

        index().replace(new IndexedItem(item.occasion(), item.moments().subList(0, 1)));
        assertThat(total("price")).isEqualTo(1);

        index().remove(item.occasion().item());
        index().remove(item.occasion().item());
        assertThat(total("price")).isZero();

        index().replace(item);
        index().removeConversation(item.occasion().conversation());
        assertThat(total("")).isZero();

        index().replace(item);
        index().replace(new IndexedItem(item.occasion(), List.of()));
        assertThat(total("")).isZero();
    }

    @Test
    default void timedOperatorsGoByTheTimesOfTheWords() {
        store(
                call().theirs("that is too expensive").pause(20_000).ours("I have a discount"),
                call().theirs("too expensive indeed").pause(60_000).ours("a discount"),
                call().ours("a discount").theirs("still too expensive"),
                email("2026-03-10T15:00:00Z", ACME).theirs("too expensive, a discount"));

        assertThat(snippets("\"too expensive\" within:30s discount"))
                .containsExactly("that is <mark>too expensive</mark>");
        assertThat(total("\"too expensive\" within:2m discount")).isEqualTo(2);
        assertThat(total("expens* within:2m (zzz OR discounts)")).isEqualTo(2);
        assertThat(total("discount within:10s expensive")).isEqualTo(1);
        assertThat(total("is within:400ms too")).isEqualTo(1);
        assertThat(total("is within:399ms too")).isZero();
        assertThat(total("discount first:30s")).isEqualTo(2);
        assertThat(total("-discount first:30s")).isEqualTo(3);
        assertThat(within("expensive within:30s discount")).isEqualTo(1);
    }

    @Test
    default void whatIsWrittenOtherwiseThanItWasSaidIsFoundBothWays() {
        store(call().theirs("We have a budget.")
                .written("It is", "$25,000", "twenty five thousand dollars", "for the licence"));

        for (String q : List.of(
                "25,000",
                "25000",
                "$25,000",
                "\"is 25,000 for the licence\"",
                "\"twenty five thousand\"",
                "\"is twenty five thousand dollars for\"",
                "thousand licence")) {
            SearchHit hit = find(SearchRequest.of(q)).items().getFirst();
            assertThat(hit.snippet()).as(q).contains("25,000").contains("<mark>");
        }
        assertThat(snippets("\"five thousand\"")).containsExactly("It is <mark>$25,000</mark> for the licence");
        assertThat(snippets("licence")).containsExactly("It is $25,000 for the <mark>licence</mark>");
        assertThat(find(SearchRequest.of("\"five thousand\""))
                        .items()
                        .getFirst()
                        .startMs())
                .isEqualTo(6 * 400);
        assertThat(find(SearchRequest.of("licence")).items().getFirst().startMs())
                .isEqualTo(12 * 400);
        assertThat(total("\"licence it\"")).isZero();
        assertThat(total("25000 -twenty")).isZero();
        assertThat(total("thousand within:1200ms licence")).isZero();
        assertThat(total("thousand within:1600ms licence")).isEqualTo(1);
        assertThat(total("25000 within:2400ms licence")).isEqualTo(1);
    }

    @Test
    default void anEmptyIndexAnswersToo() {
        SearchResult result = find(SearchRequest.of("price"));

        assertThat(result.items()).isEmpty();
        assertThat(result.total()).isZero();
        assertThat(result.conversations()).isZero();
        assertThat(result.nextCursor()).isNull();
        assertThat(within("price")).isZero();
    }

    @Test
    default void aQueryThatAsksTooMuchIsRefusedNotAFailure() {
        store(call().theirs("price"));
        String words = "a b c d e f g h i j ".repeat(9);
        String fields = "side:ours ".repeat(90);

        for (Scope scope : Scope.values()) {
            SearchRequest request = SearchRequest.of(words + fields).with(scope);
            try {
                assertThat(find(request).total()).isZero();
            } catch (QuerySyntaxException e) {
                assertThat(e).hasMessageContaining("at once");
            }
        }
        assertThat(find(SearchRequest.of("x".repeat(2_000))).total()).isZero();
        assertThat(find(SearchRequest.of("a-".repeat(1_000))).total()).isZero();
    }
}
