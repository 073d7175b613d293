package dev.rapport.bench;

import dev.rapport.bench.LineEngine.Food;
import dev.rapport.transcribe.RealModel;
import dev.rapport.transcribe.SpeakerBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the same recordings with the product, with a plain loop around Vosk and the same model, and with Debian's
 * pocketsphinx where it is installed, each with one and two workers; writes {@code target/bench/calls.md} and {@code .json}.
 *
 * <p>The recordings go through in parts, and the engines take turns at each, the first of one part being the last of the
 * next, so that what the machine does besides falls on all of them. Then one long call, and who speaks on one track.
 * {@code -Drapport.bench.minutes}, {@code .long} (minutes) and {@code .speakers} (calls) make it shorter.
 *
 * <p>Then mail ({@link MailBenchmark}), and contacts that are one person ({@link DuplicateBenchmark}). {@code
 * -Drapport.bench.only=calls}, {@code =mail} or {@code =duplicates} does one of them; {@code =search} is
 * {@link SearchBenchmark} and {@link SearchCost} instead, {@code =pages} {@link PagesBenchmark}.
 */
final class Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(Benchmark.class);
    private static final Path AUDIO = Path.of("..", "shared", "data", "audio");
    private static final Path FOLDER = Path.of("target", "bench");
    private static final double PART_SECONDS = 300;

    private Benchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        String only = System.getProperty("rapport.bench.only", "");
        switch (only) {
            case "calls" -> calls();
            case "mail" -> MailBenchmark.main(arguments);
            case "duplicates" -> DuplicateBenchmark.main(arguments);
            case "search" -> {
                SearchBenchmark.main(arguments);
                SearchCost.main(arguments);
            }
            case "pages" -> PagesBenchmark.main(arguments);
            default -> {
                calls();
                MailBenchmark.main(arguments);
                DuplicateBenchmark.main(arguments);
            }
        }
    }

    private static void calls() throws IOException {
        Path model = RealModel.require();
        Tracks tracks = new Tracks(Files.createDirectories(FOLDER.resolve("tracks")));
        List<BenchCall> calls =
                atMost(Integer.getInteger("rapport.bench.minutes", 24 * 60), new Corpus(AUDIO, tracks).calls());
        List<Measured> measured = new ArrayList<>();
        try {
            engines(model, tracks).forEach(engine -> measured.add(new Measured(engine)));
            List<List<BenchCall>> parts = parts(calls);
            for (int part = 0; part < parts.size(); part++) {
                for (Measured one : part % 2 == 0 ? measured : measured.reversed()) {
                    one.hear(parts.get(part));
                    LOG.info("Part {} of {}: {}", part + 1, parts.size(), one.line());
                }
            }
        } finally {
            measured.forEach(one -> one.engine().close());
        }
        Report report = new Report(FOLDER, calls, measured);
        report.write();
        report.add(longCall(model, calls));
        report.add(SpeakerBenchmark.measure(Integer.getInteger("rapport.bench.speakers", Integer.MAX_VALUE)));
    }

    /** Of tracks of 8 kHz: that is what telephone systems write. */
    private static LongCall.Figures longCall(Path model, List<BenchCall> calls) throws IOException {
        List<BenchCall> telephone = calls.stream()
                .filter(call -> call.kind().equals(Corpus.TELEPHONE))
                .toList();
        int minutes = Integer.getInteger("rapport.bench.long", 60);
        LOG.info("One call of {} minutes", minutes);
        return new LongCall(FOLDER.resolve("tracks"), model).measure(telephone, minutes);
    }

    private static List<Engine> engines(Path model, Tracks tracks) throws IOException {
        List<Engine> engines = new ArrayList<>();
        for (int workers : new int[] {1, 2}) {
            engines.add(LineEngine.start("Rapport", workers, Food.RECORDINGS, RapportLoop.class, model));
            engines.add(LineEngine.start("plain Vosk", workers, Food.TRACKS, PlainVosk.class, model));
        }
        if (PocketSphinx.isInstalled() && !Boolean.getBoolean("rapport.bench.withoutSphinx")) {
            engines.add(
                    new PocketSphinx(2, Files.createDirectories(FOLDER.resolve("tracks/16k")), tracks::at16k).start());
        } else {
            LOG.warn("pocketsphinx is left out: install pocketsphinx and pocketsphinx-en-us to compare with it");
        }
        return engines;
    }

    private static List<BenchCall> atMost(int minutes, List<BenchCall> calls) {
        List<BenchCall> taken = new ArrayList<>();
        double seconds = 0;
        for (BenchCall call : calls) {
            if (seconds < minutes * 60.0) {
                taken.add(call);
                seconds += call.trackSeconds();
            }
        }
        return taken;
    }

    private static List<List<BenchCall>> parts(List<BenchCall> calls) {
        List<List<BenchCall>> parts = new ArrayList<>();
        double seconds = PART_SECONDS;
        for (BenchCall call : calls) {
            if (seconds >= PART_SECONDS) {
                parts.add(new ArrayList<>());
                seconds = 0;
            }
            parts.getLast().add(call);
            seconds += call.trackSeconds();
        }
        return parts;
    }
}
