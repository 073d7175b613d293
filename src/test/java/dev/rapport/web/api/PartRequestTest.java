package dev.rapport.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartRequestTest {

    @Test
    void aPartFollowsTheLastEntryThatWasShown() {
        Listing<String> first = Listing.part(List.of("a", "b", "c"), new PartRequest(2, null), one -> one);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(first.total()).isEqualTo(3);
        PartRequest rest = new PartRequest(2, first.nextCursor());
        assertThat(Listing.part(List.of("new", "a", "b", "c"), rest, one -> one))
                .isEqualTo(new Listing<>(List.of("c"), 4, null));
    }

    @Test
    void whereThatEntryIsGoneItsPlaceCounts() {
        PartRequest rest = new PartRequest(2, PartRequest.cursor(2, "b"));

        assertThat(rest.from(List.of("a", "c", "d"))).isEqualTo(2);
        assertThat(rest.from(List.of("a"))).isEqualTo(1);
    }

    @Test
    void whatWasNotGivenOutIsRefused() {
        for (String cursor : List.of("x", "😀", "AAAA", "eyJ9")) {
            assertThatThrownBy(() -> new PartRequest(1, cursor).from(List.of()))
                    .as(cursor)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cursor");
        }
        assertThatThrownBy(() -> new PartRequest(201, null)).hasMessageContaining("limit");
    }
}
