package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.FindingType;
import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpinionFileTest {

    @TempDir
    private Path folder;

    @Test
    void theBuiltInFilesHoldManyExamplesAndNoneOfThemTwice() {
        OpinionFile all = new OpinionFiles(null).all();

        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        all.opinions()
                .forEach(one -> List.of(one.examples(), one.against())
                        .forEach(texts ->
                                texts.stream().filter(text -> !seen.add(text)).forEach(twice::add)));
        all.none().stream().filter(text -> !seen.add(text)).forEach(twice::add);
        assertThat(twice)
                .as("a sentence that stands in two places says nothing")
                .isEmpty();
        assertThat(all.opinions()).extracting(Opinion::label).doesNotHaveDuplicates();
        assertThat(all.opinions()).allSatisfy(one -> {
            assertThat(one.examples()).hasSizeGreaterThan(15);
            assertThat(one.against()).hasSizeGreaterThan(9);
        });
        assertThat(all.opinions())
                .extracting(Opinion::finds)
                .contains(FindingType.OBJECTION, FindingType.CONCERN, FindingType.COMMITMENT, FindingType.NEXT_STEP);
    }

    @Test
    void howSureAndHowNearStandsInTheFile() {
        Opinion opinion = OpinionFile.read(
                        "opinions: [{finds: CONCERN, label: x, threshold: 0.5, likeness: 0.4, margin: 0.1, examples: [a b]}]")
                .opinions()
                .getFirst();

        assertThat(opinion.threshold()).isEqualTo(0.5);
        assertThat(opinion.likeness()).isEqualTo(0.4);
        assertThat(opinion.margin()).isEqualTo(0.1);
    }

    @Test
    void aFileOfTheDataFolderTakesThePlaceOfABuiltInOneAndABrokenOneChangesNothing() throws IOException {
        Path own = Files.createDirectories(folder.resolve("opinions"));
        Files.writeString(own.resolve("concerns.yaml"), "none: [hello there]");
        Files.writeString(own.resolve("objections.yaml"), "opinions: [{finds: NONSENSE}]");

        OpinionFile all = new OpinionFiles(new DataFolder(folder)).all();

        assertThat(all.none()).contains("hello there");
        assertThat(all.opinions()).extracting(Opinion::label).contains("price").doesNotContain("concern");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        assertThatThrownBy(
                        () -> OpinionFile.read("opinions: [{finds: OBJECTION, label: x, side: LEFT, examples: [a]}]"))
                .hasMessageContaining("LEFT");
        assertThatThrownBy(() -> OpinionFile.read("opinions: [{finds: OBJECTION, label: x}]"))
                .hasMessageContaining("no examples");
        assertThatThrownBy(() -> OpinionFile.read("none: [a: b]")).hasMessageContaining("quotes");
        assertThatThrownBy(() ->
                        OpinionFile.read("opinions: [{finds: OBJECTION, label: x, threshold: high, examples: [a]}]"))
                .hasMessageContaining("high");
        assertThatThrownBy(() -> OpinionFile.read("{")).hasMessageContaining("no YAML");
    }
}
