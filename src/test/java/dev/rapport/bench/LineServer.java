package dev.rapport.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other end of a {@code LineEngine}: answers on as many threads as there are workers. */
final class LineServer {

    /** Hears a file: the words of each track. */
    interface Ear {
        List<String> hear(Path file) throws IOException;
    }

    private final PrintStream out;

    private LineServer(PrintStream out) {
        this.out = out;
    }

    /** Takes standard output for the answers; what anybody prints from now on, logs among it, goes to standard error. */
    static LineServer claimOutput() {
        LineServer server = new LineServer(System.out);
        System.setOut(System.err);
        return server;
    }

    /** Answers until standard input ends. */
    void serve(String threadNames, int workers, Ear ear) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                        workers, Thread.ofPlatform().name(threadNames, 0).factory());
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println("READY");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] question = line.split("\t", 2);
                threads.execute(() -> answer(question[0], ear, Path.of(question[1])));
            }
        }
    }

    private void answer(String number, Ear ear, Path file) {
        try {
            String words = String.join("\t", ear.hear(file));
            synchronized (out) {
                out.println(number + "\t" + words);
                out.flush();
            }
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
