package dev.rapport.transcribe;

import dev.rapport.conversation.Recording;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.speakers.SoundOfVoices;
import dev.rapport.transcribe.speakers.VoicePrint;
import dev.rapport.transcribe.speakers.VoiceSource;
import dev.rapport.transcribe.speech.SpeechGate;
import dev.rapport.transcribe.speech.SpeechProperties;
import dev.rapport.transcribe.speech.Stretch;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One recording on its way from sound to words: read once, block by block; what may be speech is cut into pieces, and
 * these are heard side by side.
 *
 * <p>After the recogniser died it can go on: only the pieces in flight are heard again. For one thread.
 */
final class Listening implements AutoCloseable {

    private static final int BLOCK_MS = 500;

    /** How much a piece that ends in the middle of sound shares with the next: words in its middle are whole in both. */
    private static final int SHARED_SECONDS = 4;

    private final PcmStream sound;
    private final int received;
    private final SpeechGate gate;
    private final Cutting cutting;
    private final Pieces pieces;
    private final DoubleConsumer progress;
    private final @Nullable SoundOfVoices voices;
    private final byte[][] block;
    private long readSamples;
    private boolean ended;
    private double told;

    /** @param received how many tracks the recording has, of which perhaps not all are heard */
    Listening(PcmStream sound, int received, Hearers hearers, DoubleConsumer progress) {
        this.sound = sound;
        this.received = received;
        this.gate = new SpeechGate(hearers.speech(), sound.rate(), sound.tracks());
        this.cutting = hearers.cutting();
        this.pieces =
                new Pieces(hearers.recognizer(), hearers.ahead(), sound.rate(), sound.tracks(), this::tellProgress);
        this.progress = progress;
        this.voices = sound.tracks() == 1 ? new SoundOfVoices(sound.rate()) : null;
        this.block = new byte[sound.tracks()][sound.rate() * BLOCK_MS / 1000 * 2];
    }

    /** What all recordings are heard with. */
    record Hearers(SpeechRecognizer recognizer, SpeechProperties speech, Cutting cutting, Semaphore ahead) {}

    Recording recording() {
        return new Recording(sound.mediaType(), sound.durationMs(), received);
    }

    /** How the voices were, where all are on one track; of what was read until now. */
    Optional<VoiceSource> voices() {
        return Optional.ofNullable(voices);
    }

    /** Whose voices they were like, where a speaker model says it; complete with the words. */
    List<VoicePrint> prints() {
        return pieces.prints();
    }

    /** What a person should know of the recording; complete once all was read. */
    List<String> notes() {
        return sound.notes();
    }

    /** Reads and hears to the end, or what is left of it after the recogniser died: the words of each track. */
    List<List<Heard>> words() throws IOException, RecognizerDied {
        pieces.resume();
        for (int length = ended ? -1 : sound.read(block); length >= 0; length = sound.read(block)) {
            if (voices != null) {
                voices.accept(block[0], length);
            }
            gate.accept(block, length).forEach(this::hear);
            readSamples += length / 2;
            tellProgress();
            pieces.check();
        }
        if (!ended) {
            ended = true;
            gate.finish().forEach(this::hear);
        }
        return pieces.finish();
    }

    private void hear(Stretch stretch) {
        int track = stretch.track();
        long untilPause = cutting.untilPauseMs(sound.durationMs(), sound.durationMs() - ms(readSamples));
        pieces.growing(track).ifPresent(piece -> {
            if (piece.lengthMs() >= untilPause && !piece.continuesWith(stretch)) {
                pieces.cut(track, 0);
            } else if (piece.lengthMs() >= cutting.atMostMs(untilPause)) {
                pieces.cut(track, (long) SHARED_SECONDS * sound.rate());
            }
        });
        pieces.add(stretch);
    }

    /** What was read, less what the recogniser has still to hear. */
    private void tellProgress() {
        double whole = Math.max(1, sound.durationMs());
        double waiting = (double) ms(pieces.waitingSamples()) / sound.tracks();
        told = Math.clamp((ms(readSamples) - waiting) / whole, told, 1);
        progress.accept(told);
    }

    private long ms(long samples) {
        return samples * 1000 / sound.rate();
    }

    @Override
    public void close() throws IOException {
        try (sound) {
            pieces.close();
        }
    }
}
