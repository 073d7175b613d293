package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labelled snippets are what their README says, and those that judge stay as they were. */
class UnderstandingLabelsTest {

    private static final int DEV_BELOW = 102;
    private static final int WIDE_BELOW = 128;

    private final List<UnderstandingSnippet> dev = UnderstandingSnippet.read("dev");
    private final List<UnderstandingSnippet> test = UnderstandingSnippet.read("test");
    private final List<UnderstandingSnippet> all = new ArrayList<>(dev);

    UnderstandingLabelsTest() throws IOException {
        all.addAll(test);
    }

    @ParameterizedTest
    @CsvSource({
        "wide-held.jsonl, 34f4fcaaa944b2a2d0fd913d339efbce41ef997e2c91eca6517dc30b24171d30",
        "test.jsonl, b295893100bce677ec0978bd4b1d9c79398433e409c5fe236f760e67e95a00cf",
        "values/test.jsonl, ac02af23c32492bf8c5968121de10cbedd9f6a972fc556b4c5b7573eb3223623"
    })
    void whatJudgesIsFrozen(String file, String sum) throws IOException {
        byte[] bytes = Files.readAllBytes(UnderstandingSnippet.FOLDER.resolve(file));

        assertThat(HexFormat.of().formatHex(sha256(bytes)))
                .as("a label that proves wrong is corrected in a commit of its own that says why, with this sum")
                .isEqualTo(sum);
    }

    @Test
    void theHashOfItsIdDecidesWhereASnippetStands() {
        assertThat(all)
                .allSatisfy(snippet ->
                        assertThat(snippet.split()).as(snippet.id()).isEqualTo(isDev(snippet.id()) ? "dev" : "test"));
        assertThat(dev).extracting(UnderstandingSnippet::split).containsOnly("dev");
        assertThat(test).extracting(UnderstandingSnippet::split).containsOnly("test");
    }

    @Test
    void noTwoSnippetsAreAlike() {
        assertThat(all).extracting(UnderstandingSnippet::id).doesNotHaveDuplicates();
        assertThat(all).extracting(UnderstandingSnippet::utterances).doesNotHaveDuplicates();
    }

    @Test
    void theSecondSetHasNothingOfTheFirst() throws IOException {
        List<UnderstandingSnippet> second = new ArrayList<>(UnderstandingSnippet.read("work"));
        second.addAll(UnderstandingSnippet.read("held"));

        assertThat(second).hasSizeGreaterThan(500);
        assertThat(second).extracting(UnderstandingSnippet::id).doesNotHaveDuplicates();
        assertThat(second)
                .extracting(UnderstandingSnippet::utterances)
                .doesNotContainAnyElementsOf(
                        all.stream().map(UnderstandingSnippet::utterances).toList());
    }

    @Test
    void theThirdSetIsHalvedByTheHashOfTheId() throws IOException {
        List<UnderstandingSnippet> third = new ArrayList<>(UnderstandingSnippet.read("wide"));
        third.addAll(UnderstandingSnippet.read("wide-held"));

        assertThat(third)
                .hasSizeGreaterThan(600)
                .extracting(UnderstandingSnippet::id)
                .doesNotHaveDuplicates();
        assertThat(third)
                .allSatisfy(snippet -> assertThat(snippet.split())
                        .as(snippet.id())
                        .isEqualTo(firstByte(snippet.id()) < WIDE_BELOW ? "wide" : "wide-held"));
    }

    @Test
    void labelsUseTheWordsOfTheApi() throws IOException {
        List<UnderstandingSnippet> every = new ArrayList<>(all);
        every.addAll(UnderstandingSnippet.read("work"));
        every.addAll(UnderstandingSnippet.read("held"));
        every.addAll(UnderstandingSnippet.read("wide"));
        every.addAll(UnderstandingSnippet.read("wide-held"));
        assertThat(every).allSatisfy(snippet -> {
            assertThat(snippet.style()).isIn("spoken", "written");
            assertThat(snippet.channel()).isIn("CALL", "EMAIL", "CHAT");
            assertThat(snippet.utterances()).hasSizeBetween(1, 4).allSatisfy(said -> {
                assertThat(said.side()).isIn("OURS", "THEIRS");
                assertThat(said.text()).isNotBlank();
            });
        });
        assertThat(every.stream().flatMap(snippet -> snippet.expected().stream()))
                .allSatisfy(label -> {
                    assertThat(label.type()).isIn(UnderstandingBenchmark.TYPES);
                    switch (label.type()) {
                        case "OBJECTION" -> {
                            assertThat(label.detail()).isIn(UnderstandingBenchmark.CATEGORIES);
                            assertThat(UnderstandingBenchmark.CATEGORIES).containsAll(label.otherDetails());
                        }
                        case "COMMITMENT" -> assertThat(label.detail()).isIn("OURS", "THEIRS");
                        case "COMPETITOR" -> assertThat(label.detail()).isIn(competitors());
                        default -> assertThat(label.detail()).isEmpty();
                    }
                });
    }

    @Test
    void onlyTheirsObject() {
        for (UnderstandingSnippet snippet : all) {
            snippet.expected().stream()
                    .filter(label -> label.type().equals("OBJECTION"))
                    .flatMap(label -> label.utterances().stream())
                    .forEach(at -> assertThat(snippet.utterances().get(at).side())
                            .as(snippet.id())
                            .isEqualTo("THEIRS"));
        }
    }

    @Test
    void everyTypeAndCategoryIsThereToBeJudgedAndNearlyHalfIsNothing() {
        Set<String> details = new HashSet<>();
        test.forEach(snippet -> snippet.expected().stream()
                .filter(label -> !label.optional())
                .forEach(label -> details.addAll(List.of(label.type(), label.detail()))));

        assertThat(all).hasSizeGreaterThan(450);
        assertThat(details).containsAll(UnderstandingBenchmark.TYPES).containsAll(UnderstandingBenchmark.CATEGORIES);
        assertThat(all.stream().filter(UnderstandingSnippet::expectsNothing).count() / (double) all.size())
                .isBetween(0.4, 0.6);
    }

    @Test
    void valuesStandInTheirSentencesAndHalfOfTheSentencesHaveNone() throws IOException {
        List<JsonNode> sentences = new ArrayList<>();
        for (String split : List.of("dev", "test")) {
            for (String line : Files.readAllLines(UnderstandingSnippet.FOLDER.resolve("values/" + split + ".jsonl"))) {
                JsonNode sentence = JsonMapper.shared().readTree(line);
                assertThat(isDev(sentence.required("id").asString())).isEqualTo(split.equals("dev"));
                sentence.required("expected")
                        .forEach(value -> assertThat(sentence.required("text").asString())
                                .contains(value.required("quote").asString()));
                sentences.add(sentence);
            }
        }

        assertThat(sentences)
                .hasSize(120)
                .extracting(sentence -> sentence.get("text"))
                .doesNotHaveDuplicates();
        assertThat(sentences)
                .filteredOn(sentence -> sentence.get("expected").isEmpty())
                .hasSize(60);
    }

    private static Set<String> competitors() {
        try {
            return Set.copyOf(Files.readAllLines(UnderstandingSnippet.FOLDER.resolve("competitors.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDev(String id) {
        return firstByte(id) < DEV_BELOW;
    }

    private static int firstByte(String id) {
        return sha256(id.getBytes(StandardCharsets.UTF_8))[0] & 0xff;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
