package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Nothing is lost, nothing is doubled, and nobody is blamed when the service or its recogniser is killed at work.
 *
 * <p>Four deaths are one more than an item survives if it is blamed for all of them.
 */
class KilledIT {

    private static final int CALLS = 20;

    @TempDir
    private Path folder;

    @Test
    void everyCallIsThereOnceThoughTheServiceAndItsRecogniserWereKilledTwiceEach()
            throws IOException, InterruptedException {
        dev.rapport.transcribe.RealModel.require();
        Path data = Files.createDirectory(folder.resolve("data"));
        RunningRapport rapport = RunningRapport.on(data);
        try {
            for (int i = 0; i < CALLS; i++) {
                CallOf.drop(
                        CallOf.variant("short", i + 1), rapport.inbox("calls").resolve("call" + i + ".wav"));
            }
            for (boolean service : List.of(true, false, false, true)) {
                awaitMore(rapport);
                if (service) {
                    rapport.killGroup();
                    rapport = RunningRapport.on(data);
                } else {
                    killWorkers(rapport);
                }
            }
            assertEachCallIsThereOnce(rapport);
        } finally {
            rapport.close();
        }
    }

    /** Until some more calls are done, and the recogniser is at work on others; at once where all are done. */
    private static void awaitMore(RunningRapport rapport) {
        long before = done(rapport);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> done(rapport) >= Math.min(CALLS, before + 3)
                        && (done(rapport) == CALLS || !rapport.workers().isEmpty()));
    }

    private static long done(RunningRapport rapport) {
        return rapport.ledger("unmatched") + rapport.ledger("attached");
    }

    private static void killWorkers(RunningRapport rapport) {
        rapport.workers().forEach(ProcessHandle::destroyForcibly);
    }

    private static void assertEachCallIsThereOnce(RunningRapport rapport) {
        await().atMost(Duration.ofMinutes(4))
                .untilAsserted(() -> assertThat(rapport.ledger("pending") + CALLS - rapport.ledger("seen"))
                        .as(rapport.log())
                        .isZero());
        assertThat(rapport.ledger("quarantined")).as(rapport.log()).isZero();
        assertThat(rapport.ledger("duplicate")).isZero();
        assertThat(rapport.ledger("seen")).isEqualTo(CALLS);
        assertThat(done(rapport)).isEqualTo(CALLS);
        List<JsonNode> rows = new ArrayList<>();
        rapport.get("/api/v1/conversations?limit=200").get("items").forEach(rows::add);
        assertThat(rows)
                .hasSize(CALLS)
                .allSatisfy(row -> assertThat(row.get("state").asString()).isEqualTo("PROCESSED"));
        JsonNode hits = rapport.get("/api/v1/search?limit=200&q=password");
        Set<String> found = hits.get("items")
                .valueStream()
                .map(hit -> hit.get("conversationId").asString())
                .collect(Collectors.toSet());
        assertThat(found).hasSize(CALLS);
        assertThat(hits.get("conversations").asInt()).isEqualTo(CALLS);
    }
}
