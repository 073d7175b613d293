package dev.rapport.bench;

import dev.rapport.bench.SearchQuestions.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what was measured of searching, and writes it down. For one thread. */
final class SearchReport {

    private static final Logger LOG = LoggerFactory.getLogger(SearchReport.class);
    private static final double WANTED_MS = 50;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Kind all = new Kind();
    private final List<String> lines = new ArrayList<>(List.of("# Search", ""));

    /** What was measured of one kind of question. */
    private static final class Kind {
        private final Latencies ours = new Latencies();
        private final Latencies page = new Latencies();
        private final Latencies whole = new Latencies();
        private int compared;
        private int agreed;
        private long found;

        void postgres(long total, PostgresSearch.Answer answer) {
            page.add(answer.page());
            whole.add(answer.all());
            compared++;
            agreed += answer.total() == total ? 1 : 0;
            found += total;
        }
    }

    void size(int conversations, long moments) {
        say("%,d conversations, %,d moments.", conversations, moments);
    }

    void postgresBuild(double seconds) {
        say("PostgreSQL took %.0f s to make its text columns and indexes.", seconds);
    }

    void rebuild(long moments, double seconds, Latencies meanwhile) {
        say(
                "The application made its missing index by itself in %.0f s (%,.0f moments a second); who asked meanwhile"
                        + " waited %.0f ms at the 95th of 100 (%d asked).",
                seconds, moments / seconds, meanwhile.percentile(95), meanwhile.count());
    }

    void ours(Question question, long nanos) {
        kind(question).ours.add(nanos);
        all.ours.add(nanos);
    }

    void postgres(Question question, long total, PostgresSearch.Answer answer) {
        kind(question).postgres(total, answer);
        all.postgres(total, answer);
        if (answer.total() != total) {
            LOG.warn("{}: {} here, {} in PostgreSQL", question.path(), total, answer.total());
        }
    }

    private Kind kind(Question question) {
        return kinds.computeIfAbsent(question.kind(), kind -> new Kind());
    }

    double p95() {
        return all.ours.percentile(95);
    }

    void throughput(int clients, SearchClients.Got got) {
        say(
                "%d at the same time: %.0f questions a second, p50 %.1f ms, p95 %.1f ms; %.1f ms of the processor each.",
                clients, got.perSecond(), got.each().percentile(50), got.each().percentile(95), got.cpuMs());
    }

    void sizes(double index, double postgres, double memory) {
        say(
                "On disk: index %.0f MB, PostgreSQL's table and indexes %.0f MB. Most memory of the application: %.0f MB.",
                index, postgres, memory);
    }

    private void say(String pattern, Object... values) {
        lines.add("- " + String.format(Locale.ROOT, pattern, values));
        LOG.info(lines.getLast());
    }

    void write(Path file) throws IOException {
        lines.addAll(List.of(
                "",
                "Milliseconds over HTTP, each answer with its hits, snippets, exact counts and facets; of PostgreSQL, asked"
                        + " directly: twenty hits alone, and with the same counts and facets. Wanted: p95 under "
                        + (int) WANTED_MS + ".",
                "",
                "| Kind | Asked | p50 | p95 | p99 | PostgreSQL, hits: p50 | p95 | p99 | with counts: p50 | p95 | p99 | Same count |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|"));
        kinds.forEach((name, kind) -> lines.add(row(name, kind)));
        lines.add(row("**all**", all));
        Files.write(file, lines);
        lines.forEach(LOG::info);
    }

    private static String row(String name, Kind kind) {
        String same = kind.compared == 0 ? "–" : kind.agreed + " of " + kind.compared;
        String found = kind.compared == 0 ? "" : String.format(Locale.ROOT, " (%,d hits)", kind.found / kind.compared);
        return "| " + name + found + " | " + kind.ours.count() + " | " + kind.ours.cells() + " | " + kind.page.cells()
                + " | " + kind.whole.cells() + " | " + same + " |";
    }
}
