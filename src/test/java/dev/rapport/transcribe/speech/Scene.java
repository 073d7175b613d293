package dev.rapport.transcribe.speech;

import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Some tracks of sound to be made up, and what the gate lets through of them. */
final class Scene {

    static final int RATE = 8000;
    private static final int BLOCK = RATE / 2;
    private static final Path HELLO = Path.of("src/test/resources/audio/hello.wav");

    private final double[][] tracks;
    private boolean[][] heard = new boolean[0][0];
    private final List<Stretch> stretches = new ArrayList<>();

    Scene(int tracks, double seconds) {
        this.tracks = new double[tracks][(int) (seconds * RATE)];
    }

    /** Three and a half seconds of a voice, its level about -24 dB. */
    static double[] hello() {
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(HELLO))) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[][] block = new byte[1][8000];
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                all.write(block[0], 0, length);
            }
            byte[] pcm = all.toByteArray();
            int step = sound.rate() / RATE;
            double[] samples = new double[pcm.length / 2 / step];
            Arrays.setAll(samples, i -> (short) ((pcm[2 * i * step] & 0xff) | pcm[2 * i * step + 1] << 8));
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scene add(int track, double at, double decibels, double[] sound) {
        int from = (int) (at * RATE);
        double gain = Math.pow(10, decibels / 20);
        for (int i = 0; i < sound.length && from + i < tracks[track].length; i++) {
            tracks[track][from + i] += gain * sound[i];
        }
        return this;
    }

    /** @param wave of the time in seconds; 1 is full scale */
    Scene add(int track, double at, double until, double decibels, DoubleUnaryOperator wave) {
        double[] sound = new double[(int) ((until - at) * RATE)];
        Arrays.setAll(sound, i -> 32_767 * wave.applyAsDouble((double) i / RATE));
        return add(track, at, decibels, sound);
    }

    Scene noise(int track, double decibels) {
        Random random = new Random(7);
        return add(track, 0, (double) tracks[track].length / RATE, decibels, t -> random.nextGaussian());
    }

    static DoubleUnaryOperator tones(double... hz) {
        return t -> Arrays.stream(hz).map(f -> Math.sin(2 * Math.PI * f * t)).sum() / hz.length;
    }

    /** Chords of four notes with some overtones, a new one every half second. */
    static DoubleUnaryOperator music() {
        double[] roots = {220, 261.6, 196, 293.7, 174.6, 246.9};
        return t -> {
            double root = roots[(int) (t / 0.5) % roots.length];
            double decay = Math.exp(-1.5 * (t % 0.5));
            double sum = 0;
            for (double note : new double[] {1, 1.26, 1.498, 2}) {
                for (int overtone = 1; overtone <= 3; overtone++) {
                    sum += Math.sin(2 * Math.PI * root * note * overtone * t) / overtone;
                }
            }
            return decay * sum / 8;
        };
    }

    Scene listen() {
        SpeechProperties settings = SpeechGateTest.settings();
        SpeechGate gate = new SpeechGate(settings, RATE, tracks.length);
        for (int from = 0; from < tracks[0].length; from += BLOCK) {
            int samples = Math.min(BLOCK, tracks[0].length - from);
            byte[][] block = new byte[tracks.length][];
            for (int track = 0; track < tracks.length; track++) {
                block[track] = pcm(tracks[track], from, samples);
            }
            stretches.addAll(gate.accept(block, samples * 2));
        }
        stretches.addAll(gate.finish());
        heard = new boolean[tracks.length][tracks[0].length];
        for (Stretch stretch : stretches) {
            Arrays.fill(heard[stretch.track()], (int) stretch.fromSample(), (int) stretch.toSample(), true);
        }
        return this;
    }

    private static byte[] pcm(double[] samples, int from, int count) {
        byte[] pcm = new byte[BLOCK * 2];
        for (int i = 0; i < count; i++) {
            int sample = (int) Math.clamp(samples[from + i], Short.MIN_VALUE, Short.MAX_VALUE);
            pcm[2 * i] = (byte) sample;
            pcm[2 * i + 1] = (byte) (sample >> 8);
        }
        return pcm;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    /** What part of a span is heard, 0..1. */
    double heard(int track, double from, double until) {
        int count = 0;
        int end = Math.min(heard[track].length, (int) (until * RATE));
        for (int i = (int) (from * RATE); i < end; i++) {
            count += heard[track][i] ? 1 : 0;
        }
        return (double) count / (end - (int) (from * RATE));
    }

    double heard(int track) {
        return heard(track, 0, (double) heard[track].length / RATE);
    }
}
