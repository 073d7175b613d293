package dev.rapport.bench;

import dev.rapport.bench.UnderstandingOthers.Dialogue;
import dev.rapport.bench.UnderstandingOthers.Sentence;
import dev.rapport.bench.UnderstandingSnippet.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what is found in conversations, over the HTTP call {@code try/understand} alone, and writes {@code
 * target/bench/understanding.md}: precision and recall of every type and category on the labelled snippets, false alarms
 * on MultiDoGO's customer service, and agreement with the labels of email-intent.
 *
 * <p>{@code -Drapport.bench.url} is the service to ask (see {@link UnderstandingService}); {@code .multidogo} its part,
 * {@code dev}, {@code train} or {@code none}; {@code .emails} how many sentences at most; {@code .split} some of {@code
 * dev,test,work,held,wide,wide-held}.
 */
final class UnderstandingBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(UnderstandingBenchmark.class);
    private static final Path FOLDER = Path.of("target", "bench");

    private static final List<String> SPLITS = List.of("dev", "test", "work", "held", "wide", "wide-held");
    /** Those whose misses and false alarms may be read. */
    private static final List<String> OPEN = List.of("dev", "work", "wide");

    static final List<String> TYPES =
            List.of("OBJECTION", "CONCERN", "COMMITMENT", "NEXT_STEP", "QUESTION", "MEETING", "COMPETITOR");
    static final List<String> CATEGORIES = List.of(
            "price",
            "budget",
            "timing",
            "authority",
            "need",
            "trust",
            "competitor",
            "missing_feature",
            "integration",
            "security",
            "legal",
            "effort_of_change",
            "support_experience");

    /** What email-intent calls an intent: to ask, request, promise or propose. */
    private static final List<String> INTENTS = List.of("COMMITMENT", "NEXT_STEP", "QUESTION", "REQUEST", "MEETING");

    private final UnderstandingService service;
    private final UnderstandingReport report = new UnderstandingReport();

    private UnderstandingBenchmark(UnderstandingService service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> competitors = Files.readAllLines(UnderstandingSnippet.FOLDER.resolve("competitors.txt"));
        try (UnderstandingService service =
                UnderstandingService.connect(Files.createDirectories(FOLDER), competitors)) {
            UnderstandingBenchmark benchmark = new UnderstandingBenchmark(service);
            String splits = System.getProperty("rapport.bench.split", String.join(",", SPLITS));
            for (String split : SPLITS) {
                if (List.of(splits.split(",")).contains(split)) {
                    benchmark.snippets(split);
                }
            }
            if (Files.isDirectory(UnderstandingOthers.FOLDER)) {
                String part = System.getProperty("rapport.bench.multidogo", "dev");
                if (!part.equals("none")) {
                    benchmark.multidogo(part);
                }
                benchmark.emails(Integer.getInteger("rapport.bench.emails", Integer.MAX_VALUE));
            } else {
                LOG.warn("{} is absent: only the snippets are measured", UnderstandingOthers.FOLDER);
            }
            Path file = Files.writeString(FOLDER.resolve("understanding.md"), benchmark.report.text());
            LOG.info("{}\nWritten to {}", benchmark.report.text(), file);
        }
    }

    private void snippets(String split) throws IOException {
        List<UnderstandingSnippet> snippets = UnderstandingSnippet.read(split);
        List<UnderstandingTally> all = tallies();
        Map<String, List<UnderstandingTally>> styles = new LinkedHashMap<>();
        long before = System.nanoTime();
        for (UnderstandingSnippet snippet : snippets) {
            List<UnderstandingFinding> found = service.findings(snippet.channel(), snippet.utterances());
            all.forEach(tally -> tally.count(snippet, found));
            styles.computeIfAbsent(snippet.style(), style -> types()).forEach(tally -> tally.count(snippet, found));
        }
        report.paragraph(
                "## Labelled snippets, %s%n%n%d snippets, %d of them with nothing to find; %.1f s.",
                split,
                snippets.size(),
                snippets.stream().filter(UnderstandingSnippet::expectsNothing).count(),
                secondsSince(before));
        report.tallies("By type, and objections by category.", all);
        styles.forEach((style, tallies) -> report.tallies("Only the " + style + " ones.", tallies));
        if (OPEN.contains(split)) {
            report.falseAlarms(all.subList(0, TYPES.size()));
        }
    }

    private static List<UnderstandingTally> types() {
        return TYPES.stream().map(type -> new UnderstandingTally(type, "")).toList();
    }

    private static List<UnderstandingTally> tallies() {
        List<UnderstandingTally> tallies = new ArrayList<>(types());
        tallies.add(new UnderstandingTally("COMMITMENT", "OURS"));
        tallies.add(new UnderstandingTally("COMMITMENT", "THEIRS"));
        CATEGORIES.forEach(category -> tallies.add(new UnderstandingTally("OBJECTION", category)));
        return tallies;
    }

    private void multidogo(String part) throws IOException {
        Map<String, List<String>> quotes = new LinkedHashMap<>();
        TYPES.forEach(type -> quotes.put(type, new ArrayList<>()));
        List<Dialogue> dialogues = UnderstandingOthers.multidogo(part);
        long before = System.nanoTime();
        for (Dialogue dialogue : dialogues) {
            service.findings("CHAT", dialogue.utterances()).stream()
                    .filter(found -> TYPES.contains(found.type()))
                    .forEach(found -> quotes.computeIfAbsent(found.type(), type -> new ArrayList<>())
                            .add(found.detail() + " “" + found.quote() + "”"));
        }
        int turns = dialogues.stream().mapToInt(Dialogue::turns).sum();
        report.paragraph(
                "## MultiDoGO, %s%n%nThe customers' %d turns of %d dialogues, in which nothing is sold to a company, so that"
                        + " every objection, competitor and nearly every promise is a false alarm; questions and complaints"
                        + " are real ones for the most part, since these people ask for service. %.1f s.",
                part, turns, dialogues.size(), secondsSince(before));
        report.perThousand(quotes, turns);
    }

    private void emails(int atMost) throws IOException {
        List<Sentence> sentences = spread(UnderstandingOthers.emails(), atMost);
        Map<String, int[]> yesAndNo = new LinkedHashMap<>();
        yesAndNo.put("any of these", new int[2]);
        INTENTS.forEach(type -> yesAndNo.put(type, new int[2]));
        for (Sentence sentence : sentences) {
            Set<String> names = new LinkedHashSet<>();
            service.findings("EMAIL", List.of(new Said("THEIRS", sentence.text())))
                    .forEach(found -> names.add(found.type()));
            names.retainAll(INTENTS);
            if (!names.isEmpty()) {
                names.add("any of these");
            }
            names.forEach(name -> yesAndNo.computeIfAbsent(name, any -> new int[2])[sentence.intent() ? 0 : 1]++);
        }
        int yes = (int) sentences.stream().filter(Sentence::intent).count();
        report.paragraph(
                "## email-intent%n%nEach sentence by itself, as theirs. Its label is yes for to ask, request, promise"
                        + " or propose; single requests and vague ones too, so that no recall near 100 %% is to be had.");
        report.agreement(yesAndNo, yes, sentences.size() - yes);
    }

    /** Of the whole list, since the labels lie in it in order: no before yes. */
    private static <T> List<T> spread(List<T> all, int atMost) {
        int step = Math.max(1, Math.ceilDiv(all.size(), Math.max(1, atMost)));
        return IntStream.range(0, all.size())
                .filter(at -> at % step == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
