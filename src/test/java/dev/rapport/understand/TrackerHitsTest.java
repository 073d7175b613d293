package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.FindingType;
import dev.rapport.query.QueryParser;
import dev.rapport.query.QuerySyntaxException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackerHitsTest {

    private final QueryParser parser = new QueryParser(ZoneOffset.UTC);
    private final Talk talk = Spoken.call()
            .ours("this call is recorded for training")
            .theirs("the prices are too high")
            .ours("we could offer a discount")
            .theirs("i like discounts")
            .talk();

    @Test
    void wordsAreFoundInAnyFormAndPhrasesAsTheyWereSaid() {
        assertThat(lines("price")).containsExactly(1);
        assertThat(lines("discount")).containsExactly(2, 3);
        assertThat(lines("\"a discount\"")).containsExactly(2);
        assertThat(lines("\"price are\"")).isEmpty();
        assertThat(lines("\"(prices|costs) are (too|so) (steep|high)\"")).containsExactly(1);
        assertThat(lines("\"offer discount\"~1")).containsExactly(2);
        assertThat(lines("disc*")).containsExactly(2, 3);
    }

    @Test
    void operatorsAndFieldsHoldWithinALine() {
        assertThat(lines("discount side:theirs")).containsExactly(3);
        assertThat(lines("discount -like")).containsExactly(2);
        assertThat(lines("prices discount")).isEmpty();
        assertThat(lines("first:2s recorded OR like")).containsExactly(0, 3);
    }

    @Test
    void withinReachesFromLineToLine() {
        assertThat(lines("\"too high\" within:30s discount")).containsExactly(1);
        assertThat(lines("discount within:30s \"too high\"")).isEmpty();
        assertThat(lines("\"too high\" within:1s discounts")).isEmpty();
    }

    @Test
    void overAConversationAWordMayBeAbsent() {
        assertThat(whole("discount -recorded")).isFalse();
        assertThat(whole("discount -refund")).isTrue();
        assertThat(whole("-\"is recorded\"")).isFalse();
        assertThat(whole("-\"thank you\"")).isTrue();
        assertThat(whole("prices recorded")).isTrue();
        assertThat(whole("side:ours prices")).isFalse();
    }

    @Test
    void whatATrackerCanNotKnowIsRefused() {
        assertThatThrownBy(() -> TrackerFilter.checked(parser.parse("price account:acme")))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("account");
    }

    @Test
    void fiveHundredTrackersAreQuick() {
        Spoken long200 = Spoken.call();
        for (int i = 0; i < 200; i++) {
            long200.theirs("well number " + i + " of what we said about the price and the time it takes to get there");
        }
        List<Tracker> many = java.util.stream.IntStream.range(0, 500)
                .mapToObj(
                        n -> tracker("\"(word|thing) " + n + "\" OR price" + n + " OR \"the (price|cost) and\"", false))
                .toList();
        Talk said = long200.talk();
        many.forEach(new TrackerRun(said)::hits);

        var cpu = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = cpu.getCurrentThreadCpuTime();
        many.forEach(new TrackerRun(said)::hits);

        assertThat((cpu.getCurrentThreadCpuTime() - before) / 1_000_000)
                .as("milliseconds of one core; 50 are wanted where nothing else runs and the code is compiled")
                .isLessThan(500);
    }

    private List<Integer> lines(String query) {
        return new TrackerHits(talk, new TalkIndex(talk.lines()), Reading.EXACT)
                .inMoments(parser.parse(query)).lines().stream().boxed().toList();
    }

    private boolean whole(String query) {
        return new TrackerRun(talk).whole(tracker(query, true)).isPresent();
    }

    private Tracker tracker(String query, boolean whole) {
        return new Tracker(
                "t",
                1,
                FindingType.TRACKER,
                "t",
                null,
                whole,
                0,
                0.8,
                parser.parse(query),
                List.of(),
                List.of(),
                Reading.EXACT);
    }
}
