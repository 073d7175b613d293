package dev.rapport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.pages.Marked.Piece;
import org.junit.jupiter.api.Test;

class MarkedTest {

    @Test
    void whatTheSearchMarkedIsAPieceOfItsOwn() {
        assertThat(Marked.pieces("it is <mark>too</mark> <mark>expensive</mark>."))
                .containsExactly(
                        new Piece("it is ", false),
                        new Piece("too", true),
                        new Piece(" ", false),
                        new Piece("expensive", true),
                        new Piece(".", false));
    }

    @Test
    void everythingElseIsTextAndIsNeitherTrustedNorEscapedTwice() {
        assertThat(Marked.pieces("&lt;script&gt;a &amp;amp; b&lt;/script&gt; <mark>c &lt; d</mark>"))
                .containsExactly(new Piece("<script>a &amp; b</script> ", false), new Piece("c < d", true));
    }

    @Test
    void aMarkThatIsNotClosedStaysText() {
        assertThat(Marked.pieces("a <mark>b")).containsExactly(new Piece("a <mark>b", false));
        assertThat(Marked.pieces("")).isEmpty();
    }
}
