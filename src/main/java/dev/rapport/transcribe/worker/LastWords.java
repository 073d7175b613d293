package dev.rapport.transcribe.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties a worker's standard error, so that it never blocks on it, and keeps the lines that may say why it died.
 *
 * <p>Safe for use by many threads.
 */
final class LastWords {

    private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);
    private static final int KEPT = 4;

    /** What Java, Kaldi and the C++ runtime begin their farewells with. */
    private static final List<String> TELLING = List.of(
            "#  SIG", "# Out of Memory", "ERROR (", "ASSERTION_FAILED", "terminate called", "Exception in thread");

    private final Deque<String> kept = new ArrayDeque<>();

    /** Reads until the process closes it. */
    void drain(Process process) {
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debug("worker {}: {}", process.pid(), line);
                keep(line);
            }
        } catch (IOException e) {
            LOG.debug("The standard error of worker {} ended: {}", process.pid(), e.toString());
        }
    }

    private synchronized void keep(String line) {
        boolean tells = TELLING.stream().anyMatch(line::contains);
        if (tells && kept.size() < KEPT) {
            kept.add(line.strip());
        }
    }

    @Override
    public synchronized String toString() {
        return kept.isEmpty() ? "" : ": " + String.join(" | ", kept);
    }
}
