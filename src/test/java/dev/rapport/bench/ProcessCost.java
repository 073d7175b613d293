package dev.rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and those that it started have cost so far, as Linux counts it in {@code /proc} (man 5 proc_pid_stat).
 *
 * <p>The time of a child that ended is in its parent's, once that has waited for it. Ticks are hundredths of a second.
 */
final class ProcessCost {

    private static final double TICK = 0.01;

    /** As both the product's worker and the plain loop name the threads that call the recogniser. */
    static final String RECOGNISING = "recogniser";

    private ProcessCost() {}

    static Usage of(ProcessHandle process) {
        double cpu = Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(one -> seconds(Path.of("/proc", Long.toString(one.pid()), "stat"), 4))
                .sum();
        double recognising = Stream.concat(Stream.of(process), process.descendants())
                .flatMap(one -> threads(one.pid()).stream())
                .mapToDouble(thread -> seconds(thread.resolve("stat"), 2))
                .sum();
        return new Usage(System.nanoTime() / 1e9, cpu, recognising);
    }

    /** The most memory that the process and those below it had resident, each at its own worst moment; in MB. */
    static double peakMegabytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> Path.of("/proc", Long.toString(one.pid()), "status"))
                .flatMap(status -> read(status).lines())
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }

    private static List<Path> threads(long pid) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return tasks.filter(task -> read(task.resolve("comm")).startsWith(RECOGNISING))
                    .toList();
        } catch (NoSuchFileException ended) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first two of these fields are its own user and system time, the next two those of its children. */
    private static double seconds(Path stat, int fields) {
        String text = read(stat);
        if (text.isEmpty()) {
            return 0;
        }
        String[] values = text.substring(text.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int field = 0; field < fields; field++) {
            ticks += Double.parseDouble(values[11 + field]);
        }
        return ticks * TICK;
    }

    /** Empty where the process has ended in the meantime. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
