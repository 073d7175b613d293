package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the threads of a process have cost since this began, by their names without numbers, as Linux counts it (man 5
 * proc_pid_stat). What a thread did between the last {@link #look} and its end is missed.
 */
final class ThreadCosts {

    private static final double TICK = 0.01;

    private final Path tasks;
    private final Map<String, Double> before = new HashMap<>();
    private final Map<String, Double> last = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    ThreadCosts(long pid) throws IOException {
        tasks = Path.of("/proc", Long.toString(pid), "task");
        look();
        before.putAll(last);
    }

    void look() throws IOException {
        List<Path> threads;
        try (Stream<Path> all = Files.list(tasks)) {
            threads = all.toList();
        }
        for (Path thread : threads) {
            try {
                String stat = Files.readString(thread.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                String id = thread.getFileName().toString();
                last.put(id, (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) * TICK);
                names.put(
                        id,
                        stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
                                .replaceAll("[-#0-9]+", " ")
                                .strip());
            } catch (IOException ended) {
                // it is counted as far as it was seen
            }
        }
    }

    /** Seconds of each kind of thread. */
    Map<String, Double> since() throws IOException {
        look();
        Map<String, Double> costs = new TreeMap<>();
        last.forEach((id, cost) ->
                costs.merge(names.getOrDefault(id, "?"), cost - before.getOrDefault(id, 0.0), Double::sum));
        costs.values().removeIf(cost -> cost < 0.1);
        return costs;
    }
}
