package dev.rapport.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.language.meaning.RealMeaning;
import dev.rapport.query.QuerySyntaxException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real model and real indexes. */
class LuceneMeaningSearchTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Viewer ADMIN = new Viewer("admin");
    private static final String COSTLY = "It costs far too much for us.";

    @TempDir
    private static Path folder;

    private static LuceneMomentIndex words;
    private static LuceneMeaningIndex meanings;
    private static MeaningSearch search;
    private static final IndexedItem CALL = Said.call("2026-03-10T15:00:00Z", Said.ACME)
            .theirs("Hello, how are you doing today?")
            .theirs(COSTLY)
            .ours("Let me show you the new dashboard.")
            .theirs("My password does not work any more.")
            .ours("That is too expensive, I know.")
            .item();
    private static final IndexedItem MAIL = Said.email("2026-05-10T15:00:00Z", Said.GLOBEX)
            .ours("Our budget does not stretch to such a price.")
            .theirs("I am locked out of my account.")
            .item();

    @BeforeAll
    static void fill() {
        Meaning meaning = RealMeaning.in(folder.resolve("native"));
        words = new LuceneMomentIndex(folder.resolve("words"), UTC);
        meanings = new LuceneMeaningIndex(folder.resolve("meanings"), UTC, meaning);
        search = new LuceneMeaningSearch(words, meanings, meaning, UTC);
        IndexedItem twice = Said.call().theirs(COSTLY).item();
        List.of(CALL, MAIL, twice).forEach(words::replace);
        meanings.replaceAll(List.of(CALL, MAIL, twice));
    }

    @AfterAll
    static void close() throws IOException {
        words.close();
        meanings.close();
    }

    private static List<String> found(SearchRequest request) {
        return search.besides(ADMIN, request, 10).stream()
                .map(SearchHit::snippet)
                .toList();
    }

    private static List<String> found(String q) {
        return found(SearchRequest.of(q));
    }

    @Test
    void whatIsMeantIsFoundInOtherWordsOnceAndWhatTheWordsFindIsNot() {
        assertThat(found("too expensive"))
                .contains(COSTLY)
                .doesNotHaveDuplicates()
                .noneMatch(text -> text.contains("expensive") || text.contains("Hello") || text.contains("dashboard"));
        assertThat(found("password is not working")).contains("My password does not work any more.");
        assertThat(search.besides(ADMIN, SearchRequest.of("too expensive"), 10))
                .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()))
                .allSatisfy(hit -> assertThat(hit.score()).isBetween(LuceneMeaningSearch.ALIKE, 1.0));
    }

    @Test
    void aHitPlaysFromWhereItsMomentBegins() {
        SearchHit hit = search.besides(
                        ADMIN, SearchRequest.of("the password is wrong").with(Channel.CALL), 1)
                .getFirst();

        assertThat(hit.conversationId()).isEqualTo(CALL.occasion().conversation());
        assertThat(hit.startMs()).isEqualTo(CALL.moments().get(3).startMs());
        assertThat(hit.utteranceId()).isEqualTo(CALL.moments().get(3).utterance());
        assertThat(hit.snippet()).doesNotContain("<mark>");
    }

    @Test
    void whatNarrowsTheRequestNarrowsThisToo() {
        SearchRequest price = SearchRequest.of("too expensive");
        assertThat(found(price.with(Side.OURS))).isNotEmpty().allMatch(text -> text.contains("budget"));
        assertThat(found(price.with(Channel.EMAIL))).allMatch(text -> text.contains("budget"));
        assertThat(found(price.with(Said.ACME.id()))).containsExactly(COSTLY);
        assertThat(found(price.between(Instant.parse("2026-04-01T00:00:00Z"), null)))
                .doesNotContain(COSTLY)
                .isNotEmpty();
        assertThat(found("too expensive channel:call")).containsExactly(COSTLY);
        assertThat(found("too expensive -budget")).containsExactly(COSTLY);
        assertThat(found("account:\"Globex\" \"too expensive\""))
                .doesNotContain(COSTLY)
                .isNotEmpty();
        assertThat(found("too expensive from:nobody")).isEmpty();
    }

    @Test
    void whereNothingIsAskedInWordsNothingIsMeant() {
        assertThat(found("")).isEmpty();
        assertThat(found("*")).isEmpty();
        assertThat(found("???")).isEmpty();
        assertThat(found("channel:call")).isEmpty();
        assertThat(found("-expensive")).isEmpty();
        assertThat(search.besides(ADMIN, SearchRequest.of("too expensive"), 0)).isEmpty();
    }

    @Test
    void whatTheIndexOfWordsDoesNotHaveAnyMoreIsNotFound() {
        IndexedItem gone =
                Said.call().theirs("The parcel never arrived at our door.").item();
        words.replace(gone);
        meanings.replaceAll(List.of(gone));
        assertThat(found("the package was not delivered")).hasSize(1);

        words.remove(gone.occasion().item());

        assertThat(found("the package was not delivered")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table item; --",
                "\u0000 \uD83D \u202E price",
                "価格 が 高い",
                "((((price))))",
                "price OR (cost -budget) OR \"too (much|high)\"",
                "price within:10s cost",
            })
    void nothingThatPeopleTypeBreaksIt(String q) {
        assertThat(found(q)).doesNotContainNull();
        assertThat(found(q + " word".repeat(150))).doesNotContainNull();
    }

    @Test
    void whatCanNotBeReadIsToldAsEverywhere() {
        assertThatExceptionOfType(QuerySyntaxException.class).isThrownBy(() -> found("(price"));
    }

    @Test
    void withoutItsModelThereIsJustNothing() {
        MeaningSearch without = new LuceneMeaningSearch(words, meanings, new Unavailable(), UTC);

        assertThat(without.besides(ADMIN, SearchRequest.of("price"), 5)).isEmpty();
    }

    private static final class Unavailable implements Meaning {
        @Override
        public float[] of(String text) {
            throw new MeaningUnavailable("not on this machine", new IllegalStateException());
        }

        @Override
        public String model() {
            return "none";
        }
    }
}
