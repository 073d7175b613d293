package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER   | three million two hundred thousand and six  | 3200006                  | 3200006
            NUMBER   | minus twelve point five o six billion       | -12.506 billion          | -12506000000
            NUMBER   | seven                                       | seven                    | 7
            NUMBER   | two crore five lakh                         | 20500000                 | 20500000
            MONEY    | three hundred sixty two dollars             | $362                     | 362.00 USD
            MONEY    | two sixty dollars                           | $260                     | 260.00 USD
            MONEY    | nine dollars and seven cents                | $9.07                    | 9.07 USD
            MONEY    | six billion yen                             | ¥6 billion               | 6000000000.00 JPY
            PERCENT  | ninety nine point nine percent              | 99.9 %                   | 99.9
            QUANTITY | forty square meters                         | 40 m²                    | 40 m²
            QUANTITY | five minutes                                | 5 min                    | 5 min
            DATE     | the third of march twenty twenty five       | 3 march 2025             | 2025-03-03..2025-03-04
            DATE     | nineteen oh two                             | 1902                     | 1902-01-01..1903-01-01
            TIME     | five to nine a m                            | 08:55 a.m.               | 08:55
            TIME     | half past seven in the evening              | 07:30 in the evening     | 19:30
            TIME     | seven                                       | 07:00                    | 07:00
            PHONE    | six five oh two five three double zero zero zero | 650-253-0000        | +16502530000
            PHONE    | plus four four two oh seven nine four six oh nine five eight | +44 207-946-0958 | +442079460958
            EMAIL    | j doe nine at example dot org               | jdoe9@example.org        | jdoe9@example.org
            URL      | w w w dot e x a m p l e dot com slash faq   | www.example.com/faq      | www.example.com/faq
            ORDINAL  | one hundred and second                      | 102nd                    | 102
            ADDRESS  | twenty seven eighty eight san tomas expressway | 2788 san tomas expressway | 2788 san tomas expressway
            """)
    void aTextIsReadAsTheKindThatIsGiven(ValueKind kind, String text, String written, String value) {
        Normaliser.Normalised read = Read.as(kind, text);

        assertThat(read.text()).isEqualTo(written);
        assertThat(read.value()).isNotNull();
        assertThat(Read.form(java.util.Objects.requireNonNull(read.value()))).isEqualTo(value);
    }

    @Test
    void withoutAKindTheWholeTextIsWhateverItIs() {
        assertThat(Read.any("eight forty").text()).isEqualTo("08:40");
        assertThat(Read.any("eight forty").kind()).isEqualTo(ValueKind.TIME);
        assertThat(Read.any("nineteen").kind()).isEqualTo(ValueKind.NUMBER);
        assertThat(Read.any("seventh").text()).isEqualTo("7th");
    }

    @Test
    void ofSeveralValuesNoneIsThatOfTheText() {
        Normaliser.Normalised read = Read.any("fifty users for twenty dollars");

        assertThat(read.text()).isEqualTo("50 users for $20");
        assertThat(read.kind()).isNull();
        assertThat(read.value()).isNull();
    }

    @Test
    void aValueInTheTextIsFoundForTheKindThatIsGiven() {
        assertThat(Read.as(ValueKind.DATE, "I'll be back tomorrow").value())
                .isEqualTo(Read.as(ValueKind.DATE, "tomorrow").value());
        assertThat(Read.as(ValueKind.DATE, "nothing of the kind").value()).isNull();
        assertThat(Read.as(ValueKind.DATE, "nothing of the kind").kind()).isEqualTo(ValueKind.DATE);
        assertThat(Read.as(ValueKind.DATE, "May I ask what this is for?").value())
                .isNull();
    }

    @Test
    void withoutAKindTheValueIsThatOfTheWholeText() {
        assertThat(Read.any("it is fifty users please").kind()).isEqualTo(ValueKind.QUANTITY);

        Normaliser.Normalised sentence = Read.any("we met anna because of fifty users");

        assertThat(sentence.text()).isEqualTo("we met anna because of 50 users");
        assertThat(sentence.kind()).isNull();
        assertThat(sentence.value()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER  | two thirds                                     | two thirds        | 0.6666666666666667
            NUMBER  | three and a fifth                              | three and a fifth | 3.2
            NUMBER  | 2 1/4                                          | 2 1/4             | 2.25
            NUMBER  | ¾                                              | ¾                 | 0.75
            MONEY   | 3 dollars 50 cents                             | $3.50             | 3.50 USD
            MONEY   | usd 200                                        | usd 200           | 200.00 USD
            PHONE   | one eight hundred five five five one two one two | 1 800-555-1212  | +18005551212
            """)
    void partsOfNumbersAndWhatPeopleShortenAreRead(ValueKind kind, String said, String written, String value) {
        aTextIsReadAsTheKindThatIsGiven(kind, said, written, value);
    }
}
