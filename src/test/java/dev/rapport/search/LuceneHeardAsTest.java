package dev.rapport.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.query.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneHeardAsTest {

    private static final Viewer ADMIN = new Viewer("admin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private HeardAs heardAs;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
        heardAs = new LuceneHeardAs(index, UTC);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private List<HeardAs.Misheard> heard(String q) {
        return heardAs.of(ADMIN, SearchRequest.of(q));
    }

    private List<String> as(String q) {
        return heard(q).stream().map(HeardAs.Misheard::heard).toList();
    }

    private void said(String... lines) {
        for (String line : lines) {
            index.replace(Said.call().theirs(line).item());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "northwind, we looked at north wind last year, north wind",
        "brightdesk, they use bright disk for support, bright disk",
        "pipedrive, now we have pipe drive and nothing else, pipe drive",
        "petromax, the offer of petramax was lower, petramax",
        "north wind, we looked at northwind last year, northwind",
        "'\"north wind\"', we looked at northwind last year, northwind",
    })
    void aNameIsFoundAsItWasHeard(String query, String line, String heard) {
        said(line, "nothing of that here");

        assertThat(heard(query)).singleElement().satisfies(one -> {
            assertThat(one.heard()).isEqualTo(heard);
            assertThat(one.total()).isEqualTo(1);
            assertThat(one.hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.snippet()).contains("<mark>"));
        });
    }

    @Test
    void theRestOfTheQueryHoldsAndTheSecondIsThatOfWhatWasHeard() {
        said("we looked at north wind last year", "the invoice of north wind is late");

        HeardAs.Misheard one = heard("northwind invoice").getFirst();

        assertThat(one.word()).isEqualTo("northwind");
        assertThat(one.total()).isEqualTo(1);
        SearchHit hit = one.hits().getFirst();
        assertThat(hit.snippet()).isEqualTo("the invoice of <mark>north wind</mark> is late");
        assertThat(hit.startMs()).isEqualTo(3 * 400);
        assertThat(as("northwind -invoice")).containsExactly("north wind");
        assertThat(as("northwind refund")).isEmpty();
        assertThat(as("northwind OR refund")).containsExactly("north wind");
        assertThat(as("refund -northwind")).isEmpty();
    }

    @Test
    void whatNarrowsTheRequestNarrowsThisToo() {
        said("we looked at north wind last year");
        SearchRequest request = SearchRequest.of("northwind");

        assertThat(heardAs.of(ADMIN, request.with(Side.THEIRS))).hasSize(1);
        assertThat(heardAs.of(ADMIN, request.with(Side.OURS))).isEmpty();
        assertThat(heardAs.of(ADMIN, request.with(Said.GLOBEX.id()))).isEmpty();
        assertThat(heardAs.of(ADMIN, request.with(Channel.EMAIL))).isEmpty();
        assertThat(as("northwind side:ours")).isEmpty();
    }

    @Test
    void whatIsWrittenWasNotMisheard() {
        index.replace(Said.email("2026-03-10T15:00:00Z", Said.ACME)
                .theirs("We looked at north wind last year.")
                .item());

        assertThat(as("northwind")).isEmpty();
    }

    @Test
    void aWordThatTheRecogniserKnowsIsLookedForInPartsAtMost() {
        said("the petromax", "a petromax", "no petromax", "a petramax", "one petro max");
        assertThat(as("petromax")).containsExactly("petro max");

        said(java.util.stream.Stream.generate(() -> "the petromax").limit(9).toArray(String[]::new));
        assertThat(as("petromax")).isEmpty();
    }

    @Test
    void whatIsSaidOftenAnywayCountsOnlyWhereItWasNotHeardClearly() {
        for (int i = 0; i < 25; i++) {
            said("the price is right");
        }
        assertThat(as("prize")).isEmpty();

        index.replace(Said.call().mumbled("we won a _price_ for it").item());

        assertThat(heard("prize")).singleElement().satisfies(one -> {
            assertThat(one.total()).isEqualTo(1);
            assertThat(one.hits().getFirst().snippet()).isEqualTo("we won a <mark>price</mark> for it");
            assertThat(one.hits().getFirst().certain()).isFalse();
        });
    }

    @Test
    void formsOfAWordAndWhatJustLooksLikeItAreNoNearMisses() {
        said("their pricing was clear", "a quota for all", "many of them");

        assertThat(as("pricings")).isEmpty();
        assertThat(as("quote")).isEmpty();
        assertThat(as("money")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "???",
                "<script>",
                "north*",
                "\"(north|south) wind\"",
                "\"north wind\" within:10s price",
                "first:2m northwind",
                "a b c d e f g h i j k l m n o p",
                "price OR (cost -budget)"
            })
    void nothingThatPeopleTypeBreaksIt(String q) {
        said("we looked at north wind and northwind last year");

        assertThat(heard(q)).doesNotContainNull();
        assertThat(heard(q + " " + "x".repeat(1000))).isEmpty();
    }

    @Test
    void whatCanNotBeReadIsToldAsEverywhere() {
        assertThatExceptionOfType(QuerySyntaxException.class).isThrownBy(() -> heard("(northwind"));
    }
}
