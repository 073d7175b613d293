package dev.rapport.crm.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $25,000            | 25000.00 USD
            25k                | 25000
            25000              | 25000.00 USD
            Head of Purchasing | head of  purchasing
            Maria Lopez, CFO   | CFO Maria Lopez
            """)
    void theSameInOtherWritingIsNoContradiction(String one, String other) {
        assertThat(Likeness.same(one, other)).isTrue();
        assertThat(Likeness.same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            $25,000 | 25000.00 EUR
            25000   | 2500
            2.5     | 25
            CFO     | CEO
            USD     | EUR
            """)
    void whatDiffersIsOne(String one, String other) {
        assertThat(Likeness.same(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Next Step,nextStep", "next_step,nextStep", "LAST CONTACT,lastContact"})
    void aFieldIsTheSameHoweverItsNameIsSpelt(String one, String other) {
        assertThat(Likeness.key(one)).isEqualTo(Likeness.key(other));
    }
}
