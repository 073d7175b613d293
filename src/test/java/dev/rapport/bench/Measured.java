package dev.rapport.bench;

import dev.rapport.transcribe.WordErrors;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one engine has shown so far. For one thread. */
final class Measured {

    private final Engine engine;
    private final Map<String, WordErrors> errors = new TreeMap<>();
    private final Map<String, Usage> usages = new TreeMap<>();
    private final Map<String, Double> seconds = new TreeMap<>();
    private double peakMegabytes;

    Measured(Engine engine) {
        this.engine = engine;
    }

    Engine engine() {
        return engine;
    }

    void hear(List<BenchCall> part) throws IOException {
        for (String kind : part.stream().map(BenchCall::kind).distinct().toList()) {
            List<BenchCall> calls =
                    part.stream().filter(call -> call.kind().equals(kind)).toList();
            Engine.Heard heard = engine.hear(calls);
            usages.merge(kind, heard.usage(), Usage::plus);
            for (int call = 0; call < calls.size(); call++) {
                add(calls.get(call), heard.words().get(call));
            }
        }
        peakMegabytes = Math.max(peakMegabytes, engine.peakMegabytes());
    }

    private void add(BenchCall call, List<List<String>> words) {
        seconds.merge(call.kind(), call.trackSeconds(), Double::sum);
        call.references().ifPresent(said -> {
            for (int track = 0; track < said.size(); track++) {
                errors.merge(call.kind(), WordErrors.between(said.get(track), words.get(track)), WordErrors::plus);
            }
        });
    }

    List<String> kinds() {
        return List.copyOf(seconds.keySet());
    }

    /** Over the tracks of this kind of recording. */
    double seconds(String kind) {
        return seconds.getOrDefault(kind, 0.0);
    }

    double seconds() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Usage usage(String kind) {
        return usages.getOrDefault(kind, Usage.NONE);
    }

    Usage usage() {
        return usages.values().stream().reduce(Usage.NONE, Usage::plus);
    }

    WordErrors errors(String kind) {
        return errors.getOrDefault(kind, WordErrors.NONE);
    }

    WordErrors errors() {
        return errors.values().stream().reduce(WordErrors.NONE, WordErrors::plus);
    }

    double peakMegabytes() {
        return peakMegabytes;
    }

    /** The share of its CPU time that others than the recogniser's threads took. */
    double outside() {
        Usage all = usage();
        return 1 - all.recognisingSeconds() / all.cpuSeconds();
    }

    String line() {
        Usage all = usage();
        return String.format(
                Locale.ROOT,
                "%s with %d: %.0f s of tracks in %.0f s, %.3f CPU a second, %.1f %% of words wrong, %.1f %% outside",
                engine.name(),
                engine.workers(),
                seconds(),
                all.wallSeconds(),
                all.cpuSeconds() / seconds(),
                errors().rate() * 100,
                outside() * 100);
    }
}
