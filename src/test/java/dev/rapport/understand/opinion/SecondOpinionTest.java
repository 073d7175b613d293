package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.installation.DataFolder;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.language.meaning.WordMeaning;
import dev.rapport.understand.Line;
import dev.rapport.understand.LineContexts;
import dev.rapport.understand.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondOpinionTest {

    private static final String ENORMOUS = "well such a sum is enormous";

    @TempDir
    private Path folder;

    private final ConversationId conversation = ConversationId.create();
    private final ItemId item = ItemId.create();
    private final List<Line> lines = new ArrayList<>();
    private final WordMeaning meaning = new WordMeaning();
    private @Nullable SecondOpinion opinion;

    @BeforeEach
    void examples() {
        try {
            Path own = Files.createDirectories(folder.resolve("opinions"));
            for (String builtIn : OpinionFiles.BUILT_IN) {
                Files.writeString(own.resolve(builtIn), "none: [good morning to you]");
            }
            Files.writeString(own.resolve("objections.yaml"), """
                    opinions:
                      - finds: OBJECTION
                        label: missing feature
                        side: THEIRS
                        threshold: 0.4
                        examples: [that sum is enormous for us, such a sum is enormous]
                      - finds: COMMITMENT
                        label: commitment
                        threshold: 0.4
                        examples: [you find it in your inbox on friday, your inbox has it on friday]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line say(Side side, String text, boolean own) {
        Utterance utterance =
                new Utterance(UtteranceId.create(), item, null, PartyId.create(), null, null, text, text, 1, List.of());
        Line line = new Line(conversation, utterance, side, Instant.parse("2026-03-02T15:00:00Z"), own);
        lines.add(line);
        return line;
    }

    private SecondOpinion opinion(Meaning by) {
        return new SecondOpinion(
                new OpinionFiles(new DataFolder(folder)),
                by,
                new Learning(by, null),
                LineContexts.american(),
                new OpinionSettings(true));
    }

    private List<Finding> found(Finding... before) {
        SecondOpinion now = opinion == null ? opinion(meaning) : opinion;
        opinion = now;
        return now.of(new Talk(conversation, item, Channel.CALL, ZoneOffset.UTC, lines), List.of(before))
                .orElseThrow();
    }

    private Finding finding(Line line, FindingType type, String rule) {
        return new Finding(
                FindingId.create(),
                conversation,
                item,
                type,
                "price",
                line.side(),
                line.text(),
                Map.of(),
                0.8,
                rule,
                1,
                FindingStatus.REJECTED,
                List.of(line.evidence()));
    }

    @Test
    void anObjectionNamesItsExampleItsPlaceAndOurAnswer() {
        say(Side.THEIRS, ENORMOUS, true);
        say(Side.OURS, "we could spread the payments over three years instead", true);

        assertThat(found()).singleElement().satisfies(one -> {
            assertThat(one.type()).isEqualTo(FindingType.OBJECTION);
            assertThat(one.rule()).isEqualTo("opinion/missing_feature");
            assertThat(one.place().quote()).isEqualTo(ENORMOUS);
            assertThat(one.value())
                    .containsEntry("category", "MISSING_FEATURE")
                    .containsEntry("example", "such a sum is enormous")
                    .containsEntry("handled", true);
        });
    }

    @Test
    void aPromiseSaysWhoseAndByWhen() {
        say(Side.OURS, "you find it in your inbox on friday", true);

        assertThat(found()).singleElement().satisfies(one -> {
            assertThat(one.type()).isEqualTo(FindingType.COMMITMENT);
            assertThat(one.value()).containsEntry("owner", "OURS").containsEntry("state", "OPEN");
            assertThat(String.valueOf(one.value().get("due"))).contains("2026-03-06");
        });
    }

    @Test
    void whatWasFoundAlreadyIsNotFoundTwiceEvenIfAPersonRejectedIt() {
        Line line = say(Side.THEIRS, ENORMOUS, true);

        assertThat(found(finding(line, FindingType.OBJECTION, "objection price")))
                .isEmpty();
        assertThat(found(finding(line, FindingType.QUESTION, "questions"))).hasSize(1);
        assertThat(found(finding(line, FindingType.OBJECTION, "opinion/price")))
                .as("its own of before does not count")
                .hasSize(1);
    }

    @Test
    void onlyTheSideThatMaySayItIsListenedToAndAnUnknownOneCountsLess() {
        say(Side.OURS, ENORMOUS, true);
        say(Side.THEIRS, ENORMOUS, false);

        assertThat(found()).isEmpty();

        say(Side.UNKNOWN, ENORMOUS, true);
        say(Side.THEIRS, ENORMOUS, true);
        assertThat(found()).hasSize(2);
        assertThat(found().getFirst().confidence()).isLessThan(found().getLast().confidence());
    }

    @Test
    void whereThereIsNoModelThereIsNoOpinionAndItIsNotTriedAgain() {
        say(Side.THEIRS, ENORMOUS, true);
        SecondOpinion without = opinion(new Meaning() {
            @Override
            public float[] of(String text) {
                meaning.asked.add(text);
                throw new MeaningUnavailable("no such machine", new UnsatisfiedLinkError());
            }

            @Override
            public String model() {
                return "none";
            }
        });
        Talk talk = new Talk(conversation, item, Channel.CALL, ZoneOffset.UTC, lines);

        assertThat(without.of(talk, List.of())).isEmpty();
        assertThat(without.of(talk, List.of())).isEmpty();
        assertThat(meaning.asked).hasSize(1);
    }
}
