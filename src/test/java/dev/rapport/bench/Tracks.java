package dev.rapport.bench;

import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Writes each track of a recording as a mono WAV file of its own, before anything is measured. */
final class Tracks {

    private static final int FOR_SPHINX = 16_000;

    private final Path folder;
    private final Map<Path, List<Path>> written = new HashMap<>();
    private final Map<Path, Double> seconds = new HashMap<>();

    Tracks(Path folder) {
        this.folder = folder;
    }

    double seconds(Path recording) throws IOException {
        of(recording);
        return Objects.requireNonNull(seconds.get(recording), "Its tracks were not written");
    }

    List<Path> of(Path recording) throws IOException {
        List<Path> known = written.get(recording);
        if (known == null) {
            known = write(recording);
            written.put(recording, known);
        }
        return known;
    }

    private List<Path> write(Path recording) throws IOException {
        String name =
                Objects.requireNonNull(recording.toAbsolutePath().getParent()).getFileName() + "-"
                        + recording.getFileName().toString().replaceAll("[^A-Za-z0-9.-]", "_");
        List<Path> files = new ArrayList<>();
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(recording), null)) {
            List<ByteArrayOutputStream> pcm = new ArrayList<>();
            for (int track = 0; track < sound.tracks(); track++) {
                pcm.add(new ByteArrayOutputStream());
            }
            byte[][] block = new byte[sound.tracks()][1 << 14];
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                for (int track = 0; track < block.length; track++) {
                    pcm.get(track).write(block[track], 0, length);
                }
            }
            for (int track = 0; track < block.length; track++) {
                Path file = folder.resolve(name + "." + track + ".wav");
                wav(pcm.get(track).toByteArray(), sound.rate(), file);
                files.add(file);
            }
            seconds.put(recording, pcm.getFirst().size() / 2.0 / sound.rate());
        }
        return files;
    }

    static void wav(byte[] pcm, int rate, Path file) throws IOException {
        AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
        try (AudioInputStream sound = new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** The same track at the only rate that pocketsphinx's model knows; written once, by sox. */
    Path at16k(Path track) throws IOException {
        Path file = Files.createDirectories(folder.resolve("16k")).resolve(track.getFileName());
        if (!Files.exists(file)) {
            Process sox = new ProcessBuilder(
                            "sox", track.toString(), "-r", Integer.toString(FOR_SPHINX), file.toString())
                    .redirectErrorStream(true)
                    .start();
            sox.getInputStream().readAllBytes();
        }
        return file;
    }
}
