package dev.rapport.bench;

import dev.rapport.understand.InProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures how long the built-in finders take for an hour-long call: 700 utterances, taken from the labelled snippets in turn,
 * which are some 9,000 words. Prints the processor's
 * time for the first round, with cold code, for each of the others, and the middle one.
 */
final class FinderSpeed {

    private static final int UTTERANCES = 700;
    private static final int ROUNDS = 9;

    private FinderSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<InProcess.Said> call = new ArrayList<>();
        List<UnderstandingSnippet> snippets = UnderstandingSnippet.read("work");
        for (int i = 0; call.size() < UTTERANCES; i++) {
            snippets.get(i % snippets.size())
                    .utterances()
                    .forEach(said -> call.add(new InProcess.Said(said.side(), said.text())));
        }
        long begun = now();
        InProcess finders = new InProcess(List.of("Brightdesk", "Callisto"));
        finders.of("CALL", Instant.EPOCH, call.subList(0, 1));
        System.out.printf("ready after %d ms%n", millisSince(begun));
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = now();
            int found = finders.of("CALL", Instant.EPOCH, call).size();
            times.add(millisSince(before));
            System.out.printf("%d findings in %d ms%n", found, times.getLast());
        }
        times.sort(Long::compare);
        System.out.printf("the middle one: %d ms%n", times.get(ROUNDS / 2));
    }

    /** Of this thread alone, so that other work on the machine does not count. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long millisSince(long nanos) {
        return (now() - nanos) / 1_000_000;
    }
}
