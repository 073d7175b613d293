package dev.rapport.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.lucene.index.memory.MemoryIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasePatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'too expensive'                         | 0 | it is too expensive for us     | true
                    'too (expensive/pricey)'                | 0 | it is too pricey               | true
                    'too (expensive/pricey)'                | 0 | it is too late                 | false
                    'is (a bit/) too high'                  | 0 | that is too high               | true
                    'is (a bit/) too high'                  | 0 | that is a bit too high         | true
                    'is (a bit/) too high'                  | 0 | that is a lot too high         | false
                    'pric* (is/are) high'                   | 0 | the prices are high            | true
                    'we (can (not/never)/cannot) pay'       | 0 | we can never pay               | true
                    'we (can (not/never)/cannot) pay'       | 0 | we cannot pay                  | true
                    'we (can (not/never)/cannot) pay'       | 0 | we can pay                     | false
                    'send contract'                         | 2 | send you the contract          | true
                    'send contract'                         | 1 | send you the contract          | false
                    'send contract'                         | 2 | the contract i send            | false
                    'price (usd)'                           | 0 | the price usd was              | true
                    'a (b c/b) d'                           | 0 | a b c d                        | true
                    'a (b c/b) d'                           | 0 | a b d                          | true
                    """)
    void aPhraseFindsTheSameInMemoryAndInAnIndex(String phrase, int gaps, String text, boolean found) throws Exception {
        PhrasePattern pattern = PhrasePattern.of(phrase.replace('/', '|'));
        List<String> terms = Analysis.exactTerms(text);
        MemoryIndex index = new MemoryIndex(true);
        index.addField("text", text, Analysis.exact());

        boolean inMemory = false;
        for (int at = 0; at < terms.size(); at++) {
            inMemory |= pattern.end(terms, at, gaps, PassedOver.NOTHING) > at;
        }

        assertThat(inMemory).isEqualTo(found);
        assertThat(index.search(pattern.query("text", gaps)) > 0).isEqualTo(found);
    }

    @Test
    void theNearestEndCounts() {
        PhrasePattern pattern = PhrasePattern.of("a (b|b c)");

        assertThat(pattern.end(List.of("a", "b", "c"), 0, 0, PassedOver.NOTHING))
                .isEqualTo(2);
        assertThat(pattern.end(List.of("a", "b", "c"), 1, 0, PassedOver.NOTHING))
                .isEqualTo(-1);
    }

    @Test
    void noPhraseTakesForEver() {
        PhrasePattern many = PhrasePattern.of("(a|) ".repeat(60) + "b");

        assertThat(many.end(java.util.Collections.nCopies(5_000, "a"), 0, 50, PassedOver.NOTHING))
                .isEqualTo(-1);
        assertThatThrownBy(() -> many.query("text", 0)).isInstanceOf(QuerySyntaxException.class);
        assertThatThrownBy(() -> PhrasePattern.of(
                        "((a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b) (a|b)|c)"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
