package dev.rapport.bench;

import dev.rapport.bench.UnderstandingSnippet.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what others labelled, which lies beside the project and is no part of it.
 *
 * <p>MultiDoGO (customers of airlines, banks, media, fast food...) holds the customers' sentences only: the numbers of the
 * agents' turns are left out in it. So every turn is THEIRS, and a turn is the sentences of one number, each an
 * utterance. Lines broken by a line break within a quoted cell (fewer than one in a hundred) are left out.
 */
final class UnderstandingOthers {

    static final Path FOLDER = Path.of("..", "shared", "data", "labels");

    private static final int COLUMNS = 7;

    private UnderstandingOthers() {}

    /** A customer's side of a dialogue. */
    record Dialogue(List<Said> utterances, int turns) {}

    /** A sentence of a mail, and whether it asks, requests, promises or proposes something. */
    record Sentence(String text, boolean intent) {}

    /** @param part {@code dev} or {@code train} */
    static List<Dialogue> multidogo(String part) throws IOException {
        List<Dialogue> dialogues = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER.resolve("multidogo"))) {
            for (Path file :
                    files.filter(one -> one.endsWith(part + ".tsv")).sorted().toList()) {
                Map<String, List<String[]>> rows = new LinkedHashMap<>();
                for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
                    String[] cells = line.split("\t", -1);
                    if (cells.length == COLUMNS) {
                        rows.computeIfAbsent(cells[0], id -> new ArrayList<>()).add(cells);
                    }
                }
                rows.values().forEach(cells -> dialogues.add(dialogue(cells)));
            }
        }
        return dialogues;
    }

    private static Dialogue dialogue(List<String[]> rows) {
        return new Dialogue(
                rows.stream().map(cells -> new Said("THEIRS", cells[4])).toList(),
                (int) rows.stream().map(cells -> cells[1]).distinct().count());
    }

    static List<Sentence> emails() throws IOException {
        return Files.readAllLines(FOLDER.resolve("email-intent").resolve("train.tsv")).stream()
                .map(line -> line.split("\t", 2))
                .filter(cells -> cells.length == 2)
                .map(cells -> new Sentence(cells[1], cells[0].equals("Yes")))
                .toList();
    }
}
