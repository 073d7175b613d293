package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-26                | 26 Nov 2026
            2026-11-26T10:00          | Thu 26 Nov 2026, 10:00
            2026-11-26T10:00:00       | Thu 26 Nov 2026, 10:00
            2026-02-30                | 2026-02-30
            25000.00 USD              | 25,000 USD
            1234567.5 EUR             | 1,234,567.50 EUR
            Meeting: on 2026-11-26    | Meeting: on 2026-11-26
            1000 units                | 1000 units
            """)
    void daysAndMoneyAreShownAsPeopleWriteThem(String kept, String shown) {
        assertThat(FieldText.of(kept)).isEqualTo(shown);
    }
}
