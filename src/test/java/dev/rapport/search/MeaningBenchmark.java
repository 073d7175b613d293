package dev.rapport.search;

import com.sun.management.OperatingSystemMXBean;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.RealMeaning;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Measures search by meaning on what customers wrote (MultiDoGO, dev), with its own labels of what they want; run by hand with the
 * test class path, from the project's folder. Tells from which likeness on most of what is found is what was asked for; how long
 * vectors take; and what a search costs without them and with them, in processor time.
 */
final class MeaningBenchmark {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Path DATA = Path.of("../shared/data/labels/multidogo/splits_annotated_at_sentence_level");
    private static final int AN_ITEM = 40;
    private static final int LOOKED_AT = 50;

    /** What somebody may type who looks for the label, in words that are not the label's. */
    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("getproofofinsurance", "evidence that I am covered");
        QUERIES.put("checkclaimstatus", "how far is my claim");
        QUERIES.put("reportbrokenphone", "my mobile is damaged");
        QUERIES.put("reportlostcard", "somebody stole my credit card");
        QUERIES.put("updateaddress", "I moved house");
        QUERIES.put("checkbalance", "how much money do I have");
        QUERIES.put("transfermoney", "send funds to somebody");
        QUERIES.put("disputecharge", "I did not make this payment");
        QUERIES.put("startserviceintent", "new internet subscription");
        QUERIES.put("viewbillsintent", "show me my invoice");
        QUERIES.put("changeseatassignment", "sit somewhere else on the plane");
        QUERIES.put("getboardingpass", "document to get on the plane");
        QUERIES.put("bookflight", "reserve a plane ticket");
        QUERIES.put("orderdessertintent", "something sweet");
        QUERIES.put("orderdrinkintent", "a beverage");
        QUERIES.put("softwareupdate", "install the newest version");
        QUERIES.put("expensereport", "get my travel costs back");
        QUERIES.put("reportbrokensoftware", "the program crashes");
        QUERIES.put("checkserverstatus", "is the system down");
    }

    private MeaningBenchmark() {}

    /** A sentence and what it wants. */
    private record Labelled(String text, String label) {}

    /** How many moments there are when queries are timed, default 30,000; and to take each n-th sentence, default 1. */
    public static void main(String[] arguments) throws IOException {
        int moments = arguments.length == 0 ? 30_000 : Integer.parseInt(arguments[0]);
        int step = arguments.length < 2 ? 1 : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("meaning-benchmark");
        Cached meaning = new Cached(RealMeaning.in(folder.resolve("native")));
        try (LuceneMomentIndex words = new LuceneMomentIndex(folder.resolve("words"), UTC);
                LuceneMeaningIndex meanings = new LuceneMeaningIndex(folder.resolve("meanings"), UTC, meaning)) {
            List<Labelled> sentences = sentences(step);
            precision(sentences, meaning);
            fill(sentences, words, meanings, moments);
            time(new LuceneSearch(words, UTC), new LuceneMeaningSearch(words, meanings, meaning, UTC));
            System.out.println("heard as: "
                    + millis(() -> new LuceneHeardAs(words, UTC)
                            .of(Viewer.PIPELINE, SearchRequest.of("instalation suscription")))
                    + " ms of processor time");
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static List<Labelled> sentences(int step) throws IOException {
        List<Labelled> all = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(DATA)) {
            for (Path file :
                    files.filter(path -> path.endsWith("dev.tsv")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.split("\t", -1);
                    if (columns.length == 7 && columns[4].split(" ").length >= 3 && seen++ % step == 0) {
                        all.add(new Labelled(columns[4], columns[6]));
                    }
                }
            }
        }
        return all;
    }

    /** Of the nearest to each query: how many are labelled as what was asked for, by how much they are alike. */
    private static void precision(List<Labelled> sentences, Meaning meaning) {
        long before = cpu();
        List<float[]> vectors =
                sentences.stream().map(one -> meaning.of(one.text())).toList();
        System.out.printf(
                "%d sentences, %.2f s of processor time for 1,000 vectors%n",
                sentences.size(), (cpu() - before) / 1e6 / sentences.size());
        int[][] found = new int[20][2];
        QUERIES.forEach((label, query) -> {
            float[] asked = meaning.of(query);
            List<Integer> nearest = Stream.iterate(0, at -> at + 1)
                    .limit(vectors.size())
                    .sorted((a, b) -> Double.compare(
                            Meaning.likeness(asked, vectors.get(b)), Meaning.likeness(asked, vectors.get(a))))
                    .limit(LOOKED_AT)
                    .toList();
            for (int at : nearest) {
                int step = (int) Math.clamp(Meaning.likeness(asked, vectors.get(at)) * 20, 0, 19);
                found[step][0]++;
                found[step][1] += sentences.get(at).label().contains(label) ? 1 : 0;
            }
            System.out.printf(
                    "%-22s %-36s best %.2f %s%n",
                    label,
                    query,
                    Meaning.likeness(asked, vectors.get(nearest.getFirst())),
                    sentences.get(nearest.getFirst()).text());
        });
        for (int step = 4; step < 18; step++) {
            System.out.printf("likeness %.2f: %d of %d%n", step / 20.0, found[step][1], found[step][0]);
        }
    }

    private static void fill(
            List<Labelled> sentences, LuceneMomentIndex words, LuceneMeaningIndex meanings, int moments) {
        long before = cpu();
        int made = 0;
        List<IndexedItem> together = new ArrayList<>();
        for (int first = 0; first < moments; first += AN_ITEM) {
            Said call = Said.call();
            for (int at = first; at < first + AN_ITEM; at++) {
                call.theirs(sentences.get(at % sentences.size()).text());
            }
            IndexedItem item = call.item();
            words.replace(item);
            together.add(item);
            if (together.size() == 8) {
                made += meanings.replaceAll(together);
                together.clear();
            }
        }
        System.out.printf(
                "%d moments in both indexes, %.1f s of processor time besides vectors%n", made, (cpu() - before) / 1e9);
    }

    private static void time(Search search, MeaningSearch meanings) {
        for (String query : List.of("credit card", "somebody stole my credit card", "newest version")) {
            SearchRequest request = SearchRequest.of(query);
            System.out.printf(
                    "%-32s words %.1f ms, meaning besides %.1f ms, narrowed to a side %.1f ms of processor time%n",
                    query,
                    millis(() -> search.search(Viewer.PIPELINE, request)),
                    millis(() -> meanings.besides(Viewer.PIPELINE, request, MeaningSearch.FEW)),
                    millis(() -> meanings.besides(Viewer.PIPELINE, request.with(Side.THEIRS), MeaningSearch.FEW)));
        }
    }

    private static double millis(Runnable query) {
        for (int i = 0; i < 30; i++) {
            query.run();
        }
        long before = cpu();
        for (int i = 0; i < 100; i++) {
            query.run();
        }
        return (cpu() - before) / 1e6 / 100;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The real model, asked once for each text; what it says then is moved a little, so that copies are not the same. */
    private static final class Cached implements Meaning {

        private final Meaning model;
        private final Map<String, float[]> known = new LinkedHashMap<>();
        private final Random random = new Random(1);

        Cached(Meaning model) {
            this.model = model;
        }

        @Override
        public float[] of(String text) {
            float[] before = known.get(text);
            if (before == null || QUERIES.containsValue(text)) {
                float[] vector = model.of(text);
                known.put(text, vector);
                return vector;
            }
            float[] moved = new float[DIMENSIONS];
            double length = 0;
            for (int at = 0; at < DIMENSIONS; at++) {
                moved[at] = before[at] + (float) random.nextGaussian() * 0.01f;
                length += moved[at] * moved[at];
            }
            for (int at = 0; at < DIMENSIONS; at++) {
                moved[at] /= (float) Math.sqrt(length);
            }
            return moved;
        }

        @Override
        public String model() {
            return model.model();
        }
    }
}
