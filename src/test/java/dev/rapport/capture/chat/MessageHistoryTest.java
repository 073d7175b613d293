package dev.rapport.capture.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ChatText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageHistoryTest {

    private static final Instant SENT = Instant.parse("2026-11-03T10:00:00.500Z");
    private static final Instant NOW = Instant.parse("2026-11-04T09:00:00Z");

    private static ChatEntry.Written first(String text) {
        return edited(text, null);
    }

    private static ChatEntry.Written edited(String text, @Nullable Instant at) {
        return new ChatEntry.Written("1", "dana", SENT, text, null, at);
    }

    private static MessageHistory after(List<ChatEntry> entries) {
        MessageHistory history = MessageHistory.NOTHING;
        Instant now = NOW;
        for (ChatEntry entry : entries) {
            now = now.plusMillis(1);
            history = switch (entry) {
                case ChatEntry.Written written -> history.with(written, now, false);
                case ChatEntry.Deleted deleted -> history.takenBack(deleted.at() == null ? now : deleted.at());
            };
        }
        return history;
    }

    private static Instant second(int n) {
        return Instant.parse("2026-11-03T10:00:00Z").plusSeconds(n);
    }

    @Test
    void inAnyOrderAndHoweverOftenTheEndIsTheSame() {
        Random random = new Random(20261103);
        for (int round = 0; round < 3_000; round++) {
            List<ChatEntry> told = new ArrayList<>(List.of(first("text 0")));
            for (int i = random.nextInt(5); i > 0; i--) {
                told.add(
                        edited("text " + random.nextInt(3) + "x".repeat(random.nextInt(3)), second(random.nextInt(4))));
            }
            if (random.nextInt(3) == 0) {
                told.add(new ChatEntry.Deleted("1", second(5 + random.nextInt(3))));
                told.add(new ChatEntry.Deleted("1", second(9)));
            }
            MessageHistory inOrder = after(told);
            List<ChatEntry> order = new ArrayList<>(told);
            for (int again = random.nextInt(4); again > 0; again--) {
                order.add(told.get(random.nextInt(told.size())));
            }
            Collections.shuffle(order, random);

            assertThat(after(order)).as("%s", order).isEqualTo(inOrder);
        }
    }

    @Test
    void anEditWithinTheSecondOfTheMessageIsStillAnEdit() {
        MessageHistory history = after(List.of(first("helo"), edited("hello", second(0))));

        assertThat(history.text()).isEqualTo("hello");
        assertThat(history.editedAt()).isEqualTo(second(0));
    }

    @Test
    void editsWhoseTimeNobodySaysAreInForceAsTheyCome() {
        assertThat(after(List.of(first("one"), first("two"), first("three"))).text())
                .isEqualTo("three");
        assertThat(after(List.of(first("one"), first("two"), first("one"))).text())
                .isEqualTo("one");
        assertThat(after(List.of(first("one"), edited("two", second(4)), first("three")))
                        .text())
                .isEqualTo("three");
    }

    @Test
    void aFirstTextThatComesAfterItsEditsIsNotInForce() {
        MessageHistory history = after(List.of(edited("two", second(4)), first("one")));

        assertThat(history.text()).isEqualTo("two");
        assertThat(history.texts()).extracting(ChatText::text).containsExactly("one", "two");
    }

    @Test
    void whatIsTakenBackStaysSoWithItsTexts() {
        MessageHistory history =
                after(List.of(new ChatEntry.Deleted("1", second(7)), first("one"), edited("two", second(9))));

        assertThat(history.text()).isEmpty();
        assertThat(history.deletedAt()).isEqualTo(second(7));
        assertThat(history.texts()).hasSize(2);
    }

    @Test
    void theSameAgainLooksTheSame() {
        MessageHistory once = after(List.of(first("one")));

        assertThat(once.with(first("one"), NOW, false).looksLike(once)).isTrue();
        assertThat(once.with(edited("one", second(3)), NOW, false).looksLike(once))
                .isTrue();
        assertThat(once.with(edited("two", second(3)), NOW, false).looksLike(once))
                .isFalse();
        assertThat(once.takenBack(NOW).looksLike(once)).isFalse();
    }

    @Test
    void otherWordsAreNoEditWhereThePlatformSaysOfEachEditThatItIsOne() {
        MessageHistory once = MessageHistory.NOTHING.with(first("Hello @U1"), NOW, true);

        assertThat(once.with(first("Hello @Dana"), NOW, true)).isEqualTo(once);
        assertThat(once.with(edited("Goodbye", second(3)), NOW, true).text()).isEqualTo("Goodbye");
    }
}
