package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Recording;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.audio.Recordings;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.transcribe.worker.Hearing;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a recording into a transcript.
 *
 * <p>All tracks go to the recogniser side by side, block by block, so that they are decoded at the same time and only a
 * few seconds of sound are in memory. Safe for use by many threads.
 */
public final class Transcriber {

    private static final int BLOCK_MS = 500;

    private final Recordings recordings;
    private final SpeechRecognizer recognizer;
    private final Models models;
    private final Utterances utterances;

    private final Blame blame;

    Transcriber(Recordings recordings, SpeechRecognizer recognizer, Models models, Utterances utterances, Blame blame) {
        this.recordings = recordings;
        this.recognizer = recognizer;
        this.models = models;
        this.utterances = utterances;
        this.blame = blame;
    }

    /**
     * Transcribes, and stores nothing. Closes the channel.
     *
     * @param mediaType what it was said to be; null where nothing was said
     * @param progress is told, on this thread, how much was handed to the recogniser, 0..1
     * @throws dev.rapport.conversation.Unprocessable when the recording can not be read; the message says why
     * @throws dev.rapport.conversation.TemporaryFailure when there is no model now, or the recogniser died
     */
    public Transcription transcribe(SeekableByteChannel audio, @Nullable String mediaType, DoubleConsumer progress)
            throws IOException {
        try (audio) {
            return blame.run(() -> attempt(audio, mediaType, progress));
        }
    }

    /** The same for an item: a recogniser that dies of it is counted against it. */
    Transcription transcribe(
            ItemId item, SeekableByteChannel audio, @Nullable String mediaType, DoubleConsumer progress)
            throws IOException {
        try (audio) {
            return blame.run(item, () -> attempt(audio, mediaType, progress));
        }
    }

    private Transcription attempt(SeekableByteChannel audio, @Nullable String mediaType, DoubleConsumer progress)
            throws IOException, RecognizerDied {
        try (PcmStream sound = recordings.open(audio, mediaType)) {
            ModelState.Ready model = models.ready();
            long start = System.nanoTime();
            List<TrackUtterance> said = listen(sound, model.language(), progress);
            long decodeMs = (System.nanoTime() - start) / 1_000_000;
            Recording recording = new Recording(sound.mediaType(), sound.durationMs(), sound.tracks());
            return new Transcription(recording, said, decodeMs, model.name(), sound.notes());
        }
    }

    private List<TrackUtterance> listen(PcmStream sound, String language, DoubleConsumer progress)
            throws IOException, RecognizerDied {
        List<Hearing> hearings = new ArrayList<>();
        try {
            for (int track = 0; track < sound.tracks(); track++) {
                hearings.add(recognizer.listen(sound.rate()));
            }
            pump(sound, hearings, progress);
            List<TrackUtterance> said = new ArrayList<>();
            for (int track = 0; track < hearings.size(); track++) {
                List<Segment> segments = hearings.get(track).finish();
                said.addAll(utterances.of(track, segments, language));
            }
            said.sort(Comparator.comparingLong(utterance -> utterance.time().startMs()));
            progress.accept(1);
            return said;
        } finally {
            hearings.forEach(Hearing::close);
        }
    }

    private static void pump(PcmStream sound, List<Hearing> hearings, DoubleConsumer progress)
            throws IOException, RecognizerDied {
        byte[][] block = new byte[hearings.size()][sound.rate() / 1000 * BLOCK_MS * 2];
        double wholeMs = Math.max(1, sound.durationMs());
        long doneMs = 0;
        for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
            for (int track = 0; track < hearings.size(); track++) {
                hearings.get(track).write(block[track], length);
            }
            doneMs += BLOCK_MS;
            progress.accept(Math.min(1, doneMs / wholeMs));
        }
    }
}
