package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final Path FILE = Path.of("docker-compose.yml");

    @Test
    void theComposeFileIsValid() throws Exception {
        assumeThat(run(List.of("docker", "compose", "version"), Map.of()))
                .as("skipped, since this machine has no docker client with compose")
                .startsWith("0:");

        assertThat(run(
                        List.of("docker", "compose", "-f", FILE.toString(), "config", "--quiet"),
                        Map.of("POSTGRES_PASSWORD", "for this test")))
                .isEqualTo("0:");
    }

    @Test
    void theComposeFileHoldsNoPassword() throws IOException {
        assertThat(Files.readAllLines(FILE))
                .filteredOn(line -> line.matches(".*PASSWORD:.*\\S.*"))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*PASSWORD: \\$\\{POSTGRES_PASSWORD:\\?.*}"));
    }

    /** The exit status, a colon, and what was printed; -1 where there is no such program. */
    private static String run(List<String> command, Map<String, String> environment) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue() + ":" + output.strip();
        } catch (IOException e) {
            return "-1:" + e.getMessage();
        }
    }
}
