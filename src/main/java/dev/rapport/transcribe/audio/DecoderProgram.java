package dev.rapport.transcribe.audio;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ffmpeg that starts, and how it is handed a file: as its standard input, so that it is never told a name.
 *
 * @param executable a path, or a name to be looked for on the PATH
 * @param libraries where its libraries are; null for those of the system
 * @param seeksInput whether it knows how to seek in its standard input (from version 6.1 on); older ones open it anew
 */
record DecoderProgram(String executable, @Nullable Path libraries, boolean seeksInput) {

    private static final Logger LOG = LoggerFactory.getLogger(DecoderProgram.class);
    private static final int START_SECONDS = 60;

    /**
     * @param wish the setting {@code rapport.calls.ffmpeg}
     * @param folder where the one that comes along is unpacked
     * @throws TemporaryFailure when there is none; the recording is not to blame, and is tried again
     */
    static DecoderProgram find(String wish, Path folder) throws IOException {
        if (!wish.isBlank()) {
            return check(wish.strip(), null)
                    .orElseThrow(() -> new TemporaryFailure("The ffmpeg that rapport.calls.ffmpeg names, " + wish
                            + ", does not start. Correct the setting, or take it away."));
        }
        Optional<Path> own = DecoderFiles.in(folder);
        Optional<DecoderProgram> found =
                own.flatMap(place -> check(place.resolve("ffmpeg").toString(), place));
        return found.or(() -> check("ffmpeg", null))
                .orElseThrow(
                        () -> new TemporaryFailure(
                                "No ffmpeg runs on this machine, so that only WAV files can be "
                                        + "read. Install ffmpeg, or name one in rapport.calls.ffmpeg; this recording is then tried again."));
    }

    private static Optional<DecoderProgram> check(String executable, @Nullable Path libraries) {
        DecoderProgram program = new DecoderProgram(executable, libraries, false);
        try {
            Process process = program.builder(List.of("-hide_banner", "-protocols"))
                    .redirectError(Redirect.DISCARD)
                    .redirectInput(Redirect.PIPE)
                    .start();
            process.getOutputStream().close();
            try (var output = process.getInputStream()) {
                String protocols = new String(output.readNBytes(1 << 16), StandardCharsets.US_ASCII);
                if (process.waitFor(START_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    boolean seeks =
                            protocols.lines().anyMatch(line -> line.strip().equals("fd"));
                    return Optional.of(new DecoderProgram(executable, libraries, seeks));
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("{} does not start", executable, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while ffmpeg was looked for", e);
        }
        LOG.warn("{} is not used, since it does not start here", executable);
        return Optional.empty();
    }

    /** A process to be started, with an environment in which nothing tells it to do something else. */
    ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "SystemRoot", "HOME"));
        environment.put("LC_ALL", "C");
        if (libraries != null) {
            environment.put("LD_LIBRARY_PATH", libraries.toString());
        }
        return builder;
    }

    /** Its standard input as an input file, and what else it may open: nothing, where it can seek in that. */
    List<String> input() {
        return seeksInput ? List.of("-i", "fd:") : List.of("-i", "file:/dev/stdin");
    }

    String protocols() {
        return seeksInput ? "fd,pipe" : "file,pipe";
    }
}
