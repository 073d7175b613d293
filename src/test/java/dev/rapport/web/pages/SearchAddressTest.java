package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Channel;
import dev.rapport.installation.Company;
import dev.rapport.search.SearchRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchAddressTest {

    private final Times times = new Times(new Company("", List.of(), List.of(), "US", ZoneId.of("America/New_York")));

    @Test
    void anAddressThatLeadsOnKeepsEverythingButThePage() {
        SearchAddress address = SearchAddress.of(
                Map.of("q", "\"a & b\" +c", "side", "theirs", "cursor", "abc", "unknown", "x", "channel", " "));

        assertThat(address.href("channel", "CALL"))
                .isEqualTo("/search?q=%22a%20%26%20b%22%20%2Bc&side=theirs&channel=CALL");
        assertThat(address.href("side", null)).isEqualTo("/search?q=%22a%20%26%20b%22%20%2Bc");
    }

    @Test
    void aMonthIsTheMonthOfTheCompanysZone() {
        SearchRequest request =
                SearchAddress.of(Map.of("month", "2026-11", "channel", "call")).request(times);

        assertThat(request.channel()).isEqualTo(Channel.CALL);
        assertThat(request.after()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z"));
        assertThat(request.before()).isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
    }

    @Test
    void whatCanNotBeReadIsNamedWithTheFormThatIsMissing() {
        assertThatThrownBy(() -> SearchAddress.of(Map.of("month", "never")).request(times))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("month is a month, such as 2026-11, not \"never\".");
        assertThatThrownBy(() -> SearchAddress.of(Map.of("side", "both")).request(times))
                .hasMessageContaining("ours, theirs or unknown");
    }
}
