package dev.rapport.web.api;

import dev.rapport.conversation.Original;
import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The outlines of recordings, for the player to draw: per track the peaks of equal stretches, 0..1.
 *
 * <p>Remembers the {@value #KEPT} used last. Safe for use by many threads.
 */
@Component
final class Waveforms {

    private static final int PEAKS = 1000;
    private static final int KEPT = 200;
    private static final int FRAMES_AT_A_TIME = 1 << 14;

    private final Map<String, Waveform> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Waveform> eldest) {
            return size() > KEPT;
        }
    };

    private final ReentrantLock decoding = new ReentrantLock();

    Optional<Waveform> kept(Original original) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(original.sha256()));
        }
    }

    Waveform of(Original original, WavSound sound) throws IOException {
        Waveform waveform = new Waveform(tracks(sound), sound.durationMs());
        synchronized (kept) {
            kept.put(original.sha256(), waveform);
        }
        return waveform;
    }

    /** Decodes the whole; one at a time, since that takes a while, and several browsers must not take all cores. */
    Waveform of(Original original, PcmStream sound) throws IOException {
        decoding.lock();
        try {
            Optional<Waveform> before = kept(original);
            if (before.isPresent()) {
                return before.get();
            }
            Outline outline = new Outline(sound.tracks(), PEAKS);
            byte[][] block = new byte[sound.tracks()][FRAMES_AT_A_TIME];
            for (int read = sound.read(block); read >= 0; read = sound.read(block)) {
                outline.add(block, read);
            }
            Waveform waveform = new Waveform(scaled(outline.peaks()), sound.durationMs());
            synchronized (kept) {
                kept.put(original.sha256(), waveform);
            }
            return waveform;
        } finally {
            decoding.unlock();
        }
    }

    private static List<float[]> tracks(WavSound sound) throws IOException {
        int count = (int) Math.min(PEAKS, sound.frames());
        int[][] peaks = new int[sound.tracks()][count];
        for (long first = 0; first < sound.frames(); first += FRAMES_AT_A_TIME) {
            ByteBuffer frames = sound.frames(first, FRAMES_AT_A_TIME);
            int read = frames.remaining() / sound.frameBytes();
            for (int i = 0; i < read; i++) {
                int stretch = (int) ((first + i) * count / sound.frames());
                for (int track = 0; track < sound.tracks(); track++) {
                    int sample = sound.sample(frames, i * sound.frameBytes() + track * sound.sampleBytes());
                    peaks[track][stretch] = Math.max(peaks[track][stretch], Math.abs(sample));
                }
            }
        }
        return scaled(peaks);
    }

    private static List<float[]> scaled(int[][] peaks) {
        List<float[]> tracks = new ArrayList<>();
        for (int[] track : peaks) {
            float[] scaled = new float[track.length];
            for (int i = 0; i < track.length; i++) {
                scaled[i] = Math.round(track[i] * 1000f / 32768f) / 1000f;
            }
            tracks.add(scaled);
        }
        return tracks;
    }

    /** @param tracks the peaks of each, in the order of the recording; all equally many */
    record Waveform(List<float[]> tracks, long durationMs) {}
}
