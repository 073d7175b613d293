package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A few labelled utterances; the format is told in {@code src/test/resources/labels/README.md}. */
record UnderstandingSnippet(
        String id,
        String split,
        String style,
        String channel,
        List<Said> utterances,
        List<UnderstandingExpected> expected) {

    static final Path FOLDER = Path.of("src", "test", "resources", "labels");

    /** What one side said. */
    record Said(String side, String text) {}

    UnderstandingSnippet {
        for (UnderstandingExpected one : expected) {
            if (one.utterances().stream().anyMatch(at -> at < 0 || at >= utterances.size())) {
                throw new IllegalArgumentException(id + " expects something in an utterance that it does not have");
            }
        }
    }

    /** The snippets of {@code dev} or {@code test}. */
    static List<UnderstandingSnippet> read(String split) throws IOException {
        return Files.readAllLines(FOLDER.resolve(split + ".jsonl")).stream()
                .map(line -> of(JsonMapper.shared().readTree(line)))
                .toList();
    }

    private static UnderstandingSnippet of(JsonNode line) {
        return new UnderstandingSnippet(
                line.required("id").asString(),
                line.required("split").asString(),
                line.required("style").asString(),
                line.required("channel").asString(),
                line.required("utterances")
                        .valueStream()
                        .map(said -> new Said(
                                said.required("side").asString(),
                                said.required("text").asString()))
                        .toList(),
                line.required("expected")
                        .valueStream()
                        .map(UnderstandingExpected::of)
                        .toList());
    }

    boolean expectsNothing() {
        return expected.stream().allMatch(UnderstandingExpected::optional);
    }
}
