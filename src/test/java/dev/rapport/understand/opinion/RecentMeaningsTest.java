package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.language.meaning.WordMeaning;
import org.junit.jupiter.api.Test;

class RecentMeaningsTest {

    private final WordMeaning words = new WordMeaning();
    private final RecentMeanings recent = new RecentMeanings(words);

    @Test
    void aShortTextIsAskedForOnce() {
        assertThat(recent.of("Kind regards")).isEqualTo(recent.of("Kind regards"));

        assertThat(words.asked).containsExactly("Kind regards");
    }

    @Test
    void aLongTextIsNotRemembered() {
        String text = "a long text ".repeat(20);
        recent.of(text);
        recent.of(text);

        assertThat(words.asked).hasSize(2);
    }
}
