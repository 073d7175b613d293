package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "may i ask who is calling",
                "May we talk?",
                "one of them called me back",
                "i would like a second opinion",
                "the sun is shining",
                "i have two and she has three",
                "give me a second",
                "I'll be there in a minute",
                "hold on one second please",
                "for one thing it is too expensive",
                "we march to a different drum",
                "that may be the case",
                "i sat down and read it",
                "that's the third time i call",
                "thanks a million",
                "i've told you a hundred times",
                "fifty fifty",
                "twenty four seven support",
                "it costs three fifty",
                "at the end of the day we need results",
                "we've reached the end of the line",
                "look at dot com companies",
                "by the way, from time to time",
                "she won two deals",
                "room for improvement",
                "b two b sales",
                "april called about the invoice",
                "june is on the line, and jan too",
                "mon ami",
                "version 2.5.1 at 10.0.0.1",
                "ABC-12345-A1B2C3",
                "Have a great week!",
                "Good morning, Paul",
                "it will end in tears",
            })
    void whatMayBeSomethingElseIsLeftAlone(String text) {
        assertThat(Read.values(text)).isEmpty();
        assertThat(Read.written(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            our budget is twenty five thousand dollars        | [twenty five thousand dollars] 25000.00 USD
            $25k is too much                                  | [$25k] 25000.00 USD
            2.5m USD                                          | [2.5m USD] 2500000.00 USD
            about two point five million euros                | [two point five million euros] 2500000.00 EUR
            half a million dollars                            | [half a million dollars] 500000.00 USD
            eleven dollars and fifty one cents                | [eleven dollars and fifty one cents] 11.51 USD
            five grand                                        | [five grand] 5000.00 null
            it was 1,250.50 € net                             | [1,250.50 €] 1250.50 EUR
            we're looking at 250k                             | [250k] 250000
            fifteen percent off                               | [fifteen percent] 15
            minus 2.5%                                        | [minus 2.5%] -2.5
            we need fifty licenses                            | [fifty licenses] 50 license
            two hundred kilometers per hour                   | [two hundred kilometers per hour] 200 km/h
            a twelve month contract                           | [twelve month] 12 month
            two point five million                            | [two point five million] 2500000
            four one five five five five two six seven one    | [four one five five five five two six seven one] +14155552671
            call (650) 253-0000 now                           | [(650) 253-0000] +16502530000
            or +44 20 7946 0958, anytime                      | [+44 20 7946 0958] +442079460958
            mail me anna at acme dot com please               | [anna at acme dot com] anna@acme.com
            anna dot smith at acme dot co dot uk              | [anna dot smith at acme dot co dot uk] anna.smith@acme.co.uk
            write to Anna.Smith+x@Acme.com, please            | [Anna.Smith+x@Acme.com] anna.smith+x@acme.com
            go to triple w acme dot com slash pricing         | [triple w acme dot com slash pricing] www.acme.com/pricing
            see https://example.org/a_(b).                    | [https://example.org/a_(b)] https://example.org/a_(b)
            reach me at acme dot com                          | [acme dot com] acme.com
            order number four seven one one dash b            | [four seven one one dash b] 4711-B
            invoice INV-2026-0042 came                        | [INV-2026-0042] INV-2026-0042
            your order 4711-B is here                         | [4711-B] 4711-B
            it starts at eight forty                          | [eight forty] 08:40
            three thirty p m                                  | [three thirty p m] 15:30
            turn to page forty two                            | [forty two] 42
            i live at forty two elm street                    | [forty two elm street] 42 elm street
            """)
    void aValueIsReadWithItsPlace(String text, String value) {
        assertThat(Read.values(text)).containsExactly(value);
    }

    @Test
    void theFirstNumberOfARangeHasTheUnitOfTheSecond() {
        assertThat(Read.values("between ten and fifteen thousand dollars"))
                .containsExactly("[ten] 10000.00 USD", "[fifteen thousand dollars] 15000.00 USD");
        assertThat(Read.values("10-15%")).containsExactly("[10] 10", "[15%] 15");
        assertThat(Read.values("five to ten thousand users"))
                .containsExactly("[five] 5000 user", "[ten thousand users] 10000 user");
    }

    @Test
    void severalValuesComeInTheirOrder() {
        assertThat(Read.values("fifty users at $20 each by friday, or call 415-555-2671"))
                .containsExactly(
                        "[fifty users] 50 user",
                        "[$20] 20.00 USD",
                        "[friday] 2026-11-20..2026-11-21",
                        "[415-555-2671] +14155552671");
    }

    @Test
    void theCountryDecidesHowNumbersAndDaysAreWritten() {
        ValueReader german = new ValueReader("DE");

        assertThat(Read.values(german, "25.000 Euro bis 3.4.2026"))
                .containsExactly("[25.000 Euro] 25000.00 EUR", "[3.4.2026] 2026-04-03..2026-04-04");
        assertThat(Read.values(new ValueReader("GB"), "three pounds on 3/4/2026"))
                .containsExactly("[three pounds] 3.00 GBP", "[3/4/2026] 2026-04-03..2026-04-04");
        assertThat(Read.values(new ValueReader("CA"), "five dollars")).containsExactly("[five dollars] 5.00 CAD");
    }

    @Test
    void nothingReadsAcrossTheEndOfALineOrSentence() {
        assertThat(Read.values("I paid twenty.\nDollars are fine. At five. Percent"))
                .containsExactly("[twenty] 20");
    }

    @Test
    void theEmptyTextHoldsNothing() {
        assertThat(List.of("", " ", "\n", "…", "\uD83D\uDE00", "\uD83D"))
                .allSatisfy(text -> assertThat(Read.values(text)).isEmpty());
    }
}
