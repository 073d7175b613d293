package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Thursday, 19 November 2026. */
class DateReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow                          | 2026-11-20..2026-11-21
            by friday                         | 2026-11-20..2026-11-21
            next friday                       | 2026-11-27..2026-11-28
            last friday                       | 2026-11-13..2026-11-14
            thursday                          | 2026-11-19..2026-11-20
            in two weeks                      | 2026-12-03..2026-12-04
            three weeks ago                   | 2026-10-29..2026-10-30
            a week from friday                | 2026-11-27..2026-11-28
            next week                         | 2026-11-23..2026-11-30
            this weekend                      | 2026-11-21..2026-11-23
            the last 2 quarters               | 2026-04-01..2026-10-01
            end of the quarter                | 2026-11-16..2027-01-01
            the end of next week              | 2026-11-26..2026-11-30
            mid March                         | 2027-03-10..2027-03-21
            early next year                   | 2027-01-01..2027-07-01
            in March                          | 2027-03-01..2027-04-01
            in november                       | 2026-11-01..2026-12-01
            Q3                                | 2027-07-01..2027-10-01
            Q4 2025                           | 2025-10-01..2026-01-01
            the first quarter of twenty twenty seven | 2027-01-01..2027-04-01
            3/4/2026                          | 2026-03-04..2026-03-05
            2026-03-04                        | 2026-03-04..2026-03-05
            december thirty first             | 2026-12-31..2027-01-01
            the twenty third of june          | 2027-06-23..2027-06-24
            july twenty fifth twenty twelve   | 2012-07-25..2012-07-26
            Oct. 2, 1994                      | 1994-10-02..1994-10-03
            on the fifth                      | 2026-12-05..2026-12-06
            the second monday of next month   | 2026-12-14..2026-12-15
            thanksgiving                      | 2026-11-26..2026-11-27
            easter 2027                       | 2027-03-28..2027-03-29
            december 24 to january 2          | 2026-12-24..2027-01-02
            april 9th through 17th            | 2027-04-09..2027-04-18
            to get back to you on april 21    | 2027-04-21..2027-04-22
            back on april 21                  | 2026-04-21..2026-04-22
            since january                     | 2026-01-01..
            until friday                      | ..2026-11-20
            next Friday at 3pm                | 2026-11-27T15:00:00..2026-11-27T15:01:00
            half past three next tuesday      | 2026-11-24T15:30:00..2026-11-24T15:31:00
            tomorrow at nine                  | 2026-11-20T09:00:00..2026-11-20T09:01:00
            monday morning                    | 2026-11-23T08:00:00..2026-11-23T12:00:00
            tonight at eight                  | 2026-11-19T20:00:00..2026-11-19T20:01:00
            between two and four tomorrow     | 2026-11-20T14:00:00..2026-11-20T16:00:00
            friday from 10 to 11:30           | 2026-11-20T10:00:00..2026-11-20T11:30:00
            in half an hour                   | 2026-11-19T10:30:00..2026-11-19T10:31:00
            2026-11-23T15:30                  | 2026-11-23T15:30:00..2026-11-23T15:31:00
            the nineteen nineties             | 1990-01-01..2000-01-01
            """)
    void aDateIsResolvedAtTheTimeOfItsText(String text, String dates) {
        Value value = Read.spans(text).getFirst().value();

        assertThat(Read.spans(text)).hasSize(1);
        assertThat(Read.form(value)).isEqualTo(dates);
    }

    @Test
    void aDateWithoutAYearIsTheLastOneWhereItWasInThePast() {
        assertThat(Read.values("we met on monday")).containsExactly("[monday] 2026-11-16..2026-11-17");
        assertThat(Read.values("it was shipped on 3/14")).containsExactly("[3/14] 2026-03-14..2026-03-15");
        assertThat(Read.values("i will call on monday")).containsExactly("[monday] 2026-11-23..2026-11-24");
    }

    @Test
    void aDayThatIsNoneIsNotRead() {
        assertThat(Read.values("2/30/2026 and 13/13/2026"))
                .allSatisfy(value -> assertThat(value).doesNotContain(".."));
        assertThat(Read.values("february 29 2028")).containsExactly("[february 29 2028] 2028-02-29..2028-03-01");
    }

    @Test
    void theFormTellsTheGrainAndTheZone() {
        Value value = Read.spans("tomorrow").getFirst().value();

        assertThat(ValueForm.of(value))
                .isEqualTo(
                        Map.of("start", "2026-11-20", "end", "2026-11-21", "grain", "DAY", "zone", "America/New_York"));
    }
}
