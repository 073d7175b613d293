package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import dev.rapport.language.value.ValueReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueFinderTest {

    private static final ConversationId CONVERSATION = ConversationId.create();
    private static final ItemId ITEM = ItemId.create();
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant LATE = Instant.parse("2026-11-20T03:00:00Z"); // still Thursday in New York
    private static final int WORD_MS = 100;

    private final ValueFinder finder = new ValueFinder(new ValueReader("US"));

    private List<Found> find(Utterance utterance, boolean own) {
        Line line = new Line(CONVERSATION, utterance, Side.THEIRS, LATE, own);
        return finder.find(new Talk(CONVERSATION, ITEM, Channel.CALL, ZONE, List.of(line)));
    }

    private static Utterance spoken(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (String word : text.split(" ")) {
            long start = 1_000L + words.size() * WORD_MS;
            words.add(new Word(word, start, start + WORD_MS, 1, at, at + word.length()));
            at += word.length() + 1;
        }
        TimeSpan time = new TimeSpan(1_000, 1_000L + words.size() * WORD_MS);
        return new Utterance(UtteranceId.create(), ITEM, null, PartyId.create(), time, null, text, text, 1, words);
    }

    private static Utterance written(String text, int place) {
        return new Utterance(
                UtteranceId.create(),
                ITEM,
                MessageId.create(),
                PartyId.create(),
                null,
                new TextSpan(place, place + text.length()),
                text,
                text,
                1,
                List.of());
    }

    @Test
    void aSpokenAmountHasThePlaceAndTheTimeOfItsWords() {
        Found found = find(spoken("our budget is twenty five thousand dollars at most"), true)
                .getFirst();
        Evidence evidence = found.evidence().getFirst();

        assertThat(found.type()).isEqualTo(FindingType.AMOUNT);
        assertThat(found.value()).isEqualTo(Map.of("amount", "25000.00", "currency", "USD"));
        assertThat(evidence.quote()).isEqualTo("twenty five thousand dollars");
        assertThat(evidence.span()).isEqualTo(new TextSpan(14, 42));
        assertThat(evidence.time()).isEqualTo(new TimeSpan(1_300, 1_700));
    }

    @Test
    void aDateIsThatOfTheTimeAndZoneOfTheLine() {
        Found found = find(written("Could you come tomorrow?", 120), true).getFirst();

        assertThat(found.type()).isEqualTo(FindingType.DATE);
        assertThat(found.value()).containsEntry("start", "2026-11-20").containsEntry("end", "2026-11-21");
        assertThat(found.evidence().getFirst().span()).isEqualTo(new TextSpan(135, 143));
    }

    @Test
    void everyKindOfValueThatACustomerRecordNeedsIsFound() {
        assertThat(find(
                                spoken(
                                        "fifty licenses with ten percent off mail anna at acme dot com or see acme dot com or call four one five"
                                                + " five five five two six seven one about order number four seven one one"),
                                true)
                        .stream()
                        .map(Found::type))
                .containsExactly(
                        FindingType.QUANTITY,
                        FindingType.PERCENT,
                        FindingType.EMAIL,
                        FindingType.URL,
                        FindingType.PHONE,
                        FindingType.ORDER_NUMBER);
    }

    @Test
    void plainNumbersShortDurationsAndNeighboursAreNoFindings() {
        assertThat(find(spoken("give me two minutes on page forty two at half past three"), true))
                .isEmpty();
        assertThat(find(spoken("twenty dollars"), false)).isEmpty();
    }
}
