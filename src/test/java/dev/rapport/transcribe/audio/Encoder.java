package dev.rapport.transcribe.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.TestFolders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes recordings of every kind with the ffmpeg that comes along: tones, 1000 Hz and up, one for each track. */
final class Encoder {

    private static final DecoderProgram PROGRAM = program();

    private Encoder() {}

    private static DecoderProgram program() {
        try {
            return DecoderProgram.find("", TestFolders.of("decoder").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param how arguments of ffmpeg that say what to make of it */
    static Path make(Path folder, String name, int rate, int tracks, double seconds, String... how) throws IOException {
        Path wav = Files.write(folder.resolve(name + ".from.wav"), tones(rate, tracks, seconds));
        Path made = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y", "-i", wav.toString(), "-strict", "-2"));
        arguments.addAll(Arrays.asList(how));
        arguments.add(made.toString());
        run(arguments);
        return made;
    }

    static void run(List<String> arguments) throws IOException {
        Path log = Files.createTempFile("encoder", ".log");
        try {
            Process process = PROGRAM.builder(arguments)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            assertThat(process.waitFor()).as(() -> read(log)).isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static String read(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }

    static byte[] tones(int rate, int tracks, double seconds) {
        int frames = (int) (rate * seconds);
        int[] samples = new int[frames * tracks];
        for (int i = 0; i < samples.length; i++) {
            double hertz = 600 + 400.0 * (i % tracks + 1) % 3000;
            samples[i] = (int) (8000 * Math.sin(2 * Math.PI * hertz * (i / tracks) / rate));
        }
        return WavBytes.wav().rate(rate).tracks(tracks).samples(samples).bytes();
    }
}
