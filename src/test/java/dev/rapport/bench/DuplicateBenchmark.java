package dev.rapport.bench;

import dev.rapport.RunningRapport;
import dev.rapport.crm.duplicate.GeneratedPeople;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Prints how well contacts that are one person are found, the way that a user would: a table is imported, and the suggestions are
 * read from the review list. Each table goes to an installation of its own.
 *
 * <p>The tables are the published ones of febrl, where they are there, and people made up by {@link GeneratedPeople}; {@code
 * -Drapport.bench.people=20000} makes up so many for the time it takes. A pair is right when both entries are of one person.
 */
final class DuplicateBenchmark {

    private static final Path FEBRL = Path.of("../shared/data/contacts/febrl");

    private DuplicateBenchmark() {}

    public static void main(String[] args) throws IOException {
        System.out.println(
                "| Contacts | Entries | Pairs | Found | Precision | Recall | F1 | Seconds |\n|---|---|---|---|---|---|---|---|");
        Path folder = Files.createDirectories(Path.of("target/bench/duplicates"));
        for (Path table : published()) {
            febrl(folder, table);
        }
        int people = Integer.getInteger("rapport.bench.people", 0);
        if (people > 0) {
            made(folder, "made up", new GeneratedPeople(7, false).entries(people / 2, 1, 1, 3));
        } else {
            made(folder, "made up, register, 1 copy", new GeneratedPeople(7, false).entries(500, 1, 1, 3));
            made(folder, "made up, register, to 5 copies", new GeneratedPeople(8, false).entries(500, 0.6, 5, 5));
            made(folder, "made up, employees, 1 copy", new GeneratedPeople(9, true).entries(500, 1, 1, 3));
        }
    }

    /** Those that are there, in the order of their names. */
    private static List<Path> published() throws IOException {
        if (!Files.isDirectory(FEBRL)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FEBRL)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Its ids say who is who: rec-223-org and rec-223-dup-0 are one person. */
    private static void febrl(Path folder, Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        Map<String, Integer> people = new HashMap<>();
        StringBuilder csv = new StringBuilder(lines.getFirst().replaceFirst("rec_id", "external id"));
        for (String line : lines.subList(1, lines.size())) {
            String id = line.substring(0, line.indexOf(','));
            people.put(id, Integer.parseInt(id.split("-")[1]));
            csv.append('\n').append(line);
        }
        String name = String.valueOf(table.getFileName()).replace(".csv", "");
        measure(
                folder.resolve("febrl-" + name),
                "febrl, " + name,
                csv.append('\n').toString(),
                people);
    }

    private static void made(Path folder, String title, List<GeneratedPeople.Entry> entries) throws IOException {
        Map<String, Integer> people = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            people.put("E" + i, entries.get(i).person());
        }
        measure(folder.resolve(title.replaceAll("[^a-z0-9]+", "-")), title, GeneratedPeople.csv(entries), people);
    }

    private static void measure(Path data, String title, String csv, Map<String, Integer> people) throws IOException {
        String url = System.getProperty("rapport.bench.url", "");
        if (!url.isEmpty()) {
            report(title, people, new ContactService(URI.create(url), System.getenv("RAPPORT_ADMIN_PASSWORD")), csv);
            return;
        }
        Files.createDirectories(data.getParent());
        try (RunningRapport started = RunningRapport.on(data)) {
            report(title, people, new ContactService(started.uri("/"), RunningRapport.password()), csv);
        }
    }

    private static void report(String title, Map<String, Integer> people, ContactService service, String csv) {
        long start = System.nanoTime();
        service.importContacts(csv);
        List<List<String>> found = service.duplicates();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Map<String, String> externalIds = service.externalIds();
        Set<List<String>> pairs = new HashSet<>();
        found.forEach(one -> pairs.addAll(pairsOf(one)));
        long right = pairs.stream()
                .filter(pair -> Objects.equals(
                        people.get(externalIds.get(pair.getFirst())), people.get(externalIds.get(pair.getLast()))))
                .count();
        Map<Integer, Integer> entries = new HashMap<>();
        people.values().forEach(person -> entries.merge(person, 1, Integer::sum));
        long all =
                entries.values().stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
        double precision = right / (double) Math.max(1, pairs.size());
        double recall = right / (double) Math.max(1, all);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.4f | %.4f | %.4f | %d |",
                title,
                people.size(),
                all,
                pairs.size(),
                precision,
                recall,
                2 * precision * recall / Math.max(1e-9, precision + recall),
                took.toSeconds()));
    }

    private static List<List<String>> pairsOf(List<String> contacts) {
        List<List<String>> pairs = new ArrayList<>();
        List<String> ordered = contacts.stream().sorted().toList();
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = i + 1; j < ordered.size(); j++) {
                pairs.add(List.of(ordered.get(i), ordered.get(j)));
            }
        }
        return pairs;
    }
}
