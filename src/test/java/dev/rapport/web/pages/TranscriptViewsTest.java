package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.pages.TranscriptView.Piece;
import dev.rapport.web.pages.TranscriptView.TurnView;
import dev.rapport.web.pages.TranscriptView.UtteranceView;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptViewsTest {

    private final TranscriptView shown = TranscriptViews.of(SampleCall.processed(), SampleCall.said(), "");

    @Test
    void utterancesInARowByOnePartyAreOneTurn() {
        assertThat(shown.turns().get(1).party()).isEqualTo("Dana Whitfield");
        assertThat(shown.turns().get(1).side()).isEqualTo("theirs");
        assertThat(shown.turns().get(1).utterances())
                .extracting(UtteranceView::at)
                .containsExactly("0:06", "0:12");
        for (int i = 1; i < shown.turns().size(); i++) {
            assertThat(shown.turns().get(i).party())
                    .isNotEqualTo(shown.turns().get(i - 1).party());
        }
    }

    @Test
    void onlyWordsHeardPoorlyStandAloneAndTheTextStaysWhole() {
        UtteranceView utterance = shown.turns().getFirst().utterances().getFirst();

        assertThat(utterance.pieces().stream()
                        .filter(piece -> "low".equals(piece.css()))
                        .map(Piece::text))
                .containsExactly("is");
        assertThat(utterance.pieces().stream().map(Piece::text).reduce("", String::concat))
                .isEqualTo(SampleCall.said().utterances().getFirst().text());
    }

    @Test
    void everyUtteranceHasAnAddressThatBeginsAtItsTime() {
        List<UtteranceView> all = shown.turns().stream()
                .map(TurnView::utterances)
                .flatMap(List::stream)
                .toList();

        assertThat(all)
                .allSatisfy(utterance -> assertThat(utterance.href())
                        .isEqualTo("/conversations/" + SampleCall.ID + "?t=" + utterance.startMs() + "#u-"
                                + utterance.id()));
    }
}
