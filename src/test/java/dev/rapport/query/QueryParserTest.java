package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.query.QueryNode.After;
import dev.rapport.query.QueryNode.And;
import dev.rapport.query.QueryNode.Before;
import dev.rapport.query.QueryNode.Everything;
import dev.rapport.query.QueryNode.FieldIs;
import dev.rapport.query.QueryNode.First;
import dev.rapport.query.QueryNode.Not;
import dev.rapport.query.QueryNode.Nothing;
import dev.rapport.query.QueryNode.Or;
import dev.rapport.query.QueryNode.Phrase;
import dev.rapport.query.QueryNode.Prefix;
import dev.rapport.query.QueryNode.Within;
import dev.rapport.query.QueryNode.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final Word A = new Word("a");
    private static final Word B = new Word("b");
    private static final Word C = new Word("c");

    private final QueryParser parser = new QueryParser(ZoneId.of("America/New_York"));

    @Test
    void wordsSideBySideAreAllWanted() {
        assertThat(parser.parse("a b AND c")).isEqualTo(new And(List.of(A, B, C)));
    }

    @Test
    void orBindsLooserThanAnd() {
        assertThat(parser.parse("a b OR c")).isEqualTo(new Or(List.of(new And(List.of(A, B)), C)));
        assertThat(parser.parse("a (b OR c)")).isEqualTo(new And(List.of(A, new Or(List.of(B, C)))));
    }

    @Test
    void operatorsInLowerCaseAreWords() {
        assertThat(parser.parse("a or b")).isEqualTo(new And(List.of(A, new Word("or"), B)));
    }

    @Test
    void aDashNegatesOnlyAtTheStartOfAWord() {
        assertThat(parser.parse("a -b")).isEqualTo(new And(List.of(A, new Not(B))));
        assertThat(parser.parse("a NOT (b c)")).isEqualTo(new And(List.of(A, new Not(new And(List.of(B, C))))));
        assertThat(parser.parse("-\"a b\"")).isEqualTo(new Not(new Phrase("a b")));
        assertThat(parser.parse("a - b")).isEqualTo(new And(List.of(A, B)));
        assertThat(parser.parse("a -- b")).isEqualTo(new And(List.of(A, B)));
        assertThat(parser.parse("follow-up")).isEqualTo(new Word("follow-up"));
    }

    @Test
    void phrasesTakeStraightAndCurlyQuotes() {
        assertThat(parser.parse("\"too expensive\"")).isEqualTo(new Phrase("too expensive"));
        assertThat(parser.parse("\u201ctoo expensive\u201d")).isEqualTo(new Phrase("too expensive"));
    }

    @Test
    void aStarEndsABeginningAndByItselfIsEverything() {
        assertThat(parser.parse("pric*")).isEqualTo(new Prefix("pric"));
        assertThat(parser.parse("*")).isEqualTo(new Everything());
    }

    @Test
    void anEmptyQueryIsEverythingAndOneOfSignsIsNothing() {
        assertThat(parser.parse("")).isEqualTo(new Everything());
        assertThat(parser.parse(" \t\u00a0\n")).isEqualTo(new Everything());
        assertThat(parser.parse("??? \"...\" -!")).isEqualTo(new Nothing());
        assertThat(parser.parse("a ???")).isEqualTo(A);
    }

    @Test
    void fieldsAreReadInAnyCase() {
        assertThat(parser.parse("Channel:call")).isEqualTo(new FieldIs(QueryField.CHANNEL, "CALL", false));
        assertThat(parser.parse("account:\"Acme Corp\"")).isEqualTo(new FieldIs(QueryField.ACCOUNT, "Acme Corp", true));
        assertThat(parser.parse("lang:en_US")).isEqualTo(new FieldIs(QueryField.LANG, "en-us", false));
        assertThat(parser.parse("from:dan*")).isEqualTo(new FieldIs(QueryField.FROM, "dan*", false));
    }

    @Test
    void aDateBeginsInTheCompanysZone() {
        assertThat(parser.parse("after:2026-03-01")).isEqualTo(new After(Instant.parse("2026-03-01T05:00:00Z")));
        assertThat(parser.parse("before:2026-03-01T10:00:00+01:00"))
                .isEqualTo(new Before(Instant.parse("2026-03-01T09:00:00Z")));
    }

    @Test
    void timedOperatorsJoinTheirNeighbours() {
        assertThat(parser.parse("\"a b\" within:30s c"))
                .isEqualTo(new Within(new Phrase("a b"), Duration.ofSeconds(30), C));
        assertThat(parser.parse("a first:2m")).isEqualTo(new And(List.of(A, new First(Duration.ofMinutes(2)))));
    }

    @Test
    void whatLooksLikeAFieldButIsTextIsText() {
        assertThat(parser.parse("3:30")).isEqualTo(new Word("3:30"));
        assertThat(parser.parse("http://acme.com/x")).isEqualTo(new Word("http://acme.com/x"));
        assertThat(parser.parse("Re: a")).isEqualTo(new And(List.of(new Word("Re:"), A)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            a "b c            | 2
            (a b              | 0
            a )               | 2
            a AND             | 5
            a AND AND b       | 6
            OR a              | 0
            ()                | 1
            NOT               | 3
            pr*ce             | 2
            *ing              | 0
            colour:red        | 0
            channel:fax       | 0
            side:             | 0
            side:(ours)       | 0
            before:yesterday  | 0
            after:2026-02-30  | 0
            after:+999999999-01-01 | 0
            within:30s a      | 0
            a within:soon b   | 2
            a within:30s      | 12
            a within:30s -b   | 2
            first:two         | 0
            account:***       | 0
            follow-u*         | 0
            lang:!            | 0
            """)
    void whatIsMalformedIsToldWithItsPlace(String query, int position) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> parser.parse(query))
                .withMessageContaining("at character " + (position + 1))
                .satisfies(e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void anUnknownFieldIsToldWithTheKnownOnes() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> parser.parse("colour:red"))
                .withMessageContaining("\"colour\"")
                .withMessageContaining("channel, side, account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "NOT ", "\"a\" ", "a ", "a OR ", "a within:1s ", "-(", "a*", ")", "\"", "\\"})
    void repeatedWithoutEndNothingOverflows(String part) {
        assertThatExceptionOfType(QuerySyntaxException.class).isThrownBy(() -> parser.parse(part.repeat(10_000)));
        read(part.repeat(QueryParser.MAX_LENGTH / part.length()));
    }

    @Test
    void anyTextIsEitherReadOrRefusedWithItsPlace() {
        Random random = new Random(7);
        String[] parts = {
            "(",
            ")",
            "\"",
            "-",
            "*",
            ":",
            " ",
            "AND ",
            "OR ",
            "NOT ",
            "within:3s ",
            "first:1m",
            "side:",
            "ours",
            "a",
            "\u00e9",
            "\ud800",
            "\u0000",
            "\ud83d\ude00",
            "before:",
            "2026-01-01",
            "'",
            "\\",
            "e\u0301",
            "25,000.00",
            "\u4e2d\u6587",
            "from:"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                query.append(
                        random.nextInt(4) == 0
                                ? "" + (char) random.nextInt(65_536)
                                : parts[random.nextInt(parts.length)]);
            }
            read(query.toString());
        }
    }

    private void read(String query) {
        try {
            new QueryCompiler(new FakeTarget()).compile(parser.parse(query));
        } catch (QuerySyntaxException e) {
            assertThat(e.position()).isBetween(0, query.length());
            assertThat(e).hasMessageContaining("at character");
        }
    }
}
