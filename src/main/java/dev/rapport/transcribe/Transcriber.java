package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;
import dev.rapport.transcribe.audio.Recordings;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.transcribe.speech.SpeechProperties;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns a recording into a transcript.
 *
 * <p>Only what may be speech goes to the recogniser, all tracks side by side, and a long recording in pieces that are
 * decoded at the same time; see {@code Listening}. Safe for use by many threads.
 */
public final class Transcriber {

    /** How often a recording goes on after the recogniser died, before it has to wait for its turn again. */
    private static final int MAX_RUNS = 3;

    private final Recordings recordings;
    private final Listening.Hearers hearers;
    private final Models models;
    private final Utterances utterances;
    private final Blame blame;

    Transcriber(
            Recordings recordings,
            SpeechRecognizer recognizer,
            Models models,
            TranscribeProperties settings,
            SpeechProperties speech,
            Blame blame) {
        this.recordings = recordings;
        Cutting cutting = new Cutting(settings.decodingThreads(), settings.piece(), settings.cutFrom());
        Semaphore ahead = new Semaphore(settings.decodingThreads() + 1, true);
        this.hearers = new Listening.Hearers(recognizer, speech, cutting, ahead);
        this.models = models;
        this.utterances = new Utterances(settings.pause(), settings.maxWords());
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
        try (audio;
                Attempt attempt = new Attempt(audio, mediaType, progress)) {
            return blame.run(attempt);
        }
    }

    /** The same for an item: a recogniser that dies of it is counted against it. */
    Transcription transcribe(
            ItemId item, SeekableByteChannel audio, @Nullable String mediaType, DoubleConsumer progress)
            throws IOException {
        try (audio;
                Attempt attempt = new Attempt(audio, mediaType, progress)) {
            return blame.run(item, attempt);
        }
    }

    /** One recording; what was heard of it stays, so that it need not be heard again where the recogniser dies. */
    private final class Attempt implements Blame.Attempt, AutoCloseable {

        private final SeekableByteChannel audio;
        private final @Nullable String mediaType;
        private final DoubleConsumer progress;
        private @Nullable Listening listening;
        private int runs;

        Attempt(SeekableByteChannel audio, @Nullable String mediaType, DoubleConsumer progress) {
            this.audio = audio;
            this.mediaType = mediaType;
            this.progress = progress;
        }

        @Override
        public Transcription run() throws IOException, RecognizerDied {
            ModelState.Ready model = models.ready();
            Listening current = listening;
            if (current == null) {
                current = new Listening(recordings.open(audio, mediaType), hearers, progress);
                listening = current;
            }
            runs++;
            long start = System.nanoTime();
            List<TrackUtterance> said = said(current.words(), model.language());
            long decodeMs = (System.nanoTime() - start) / 1_000_000;
            progress.accept(1);
            return new Transcription(current.recording(), said, decodeMs, model.name(), current.notes());
        }

        @Override
        public boolean resumes() {
            return runs < MAX_RUNS;
        }

        @Override
        public void close() throws IOException {
            if (listening != null) {
                listening.close();
            }
        }
    }

    private List<TrackUtterance> said(List<List<Heard>> words, String language) {
        List<TrackUtterance> said = new ArrayList<>();
        for (int track = 0; track < words.size(); track++) {
            said.addAll(utterances.of(track, words.get(track), language));
        }
        said.sort(Comparator.comparingLong(utterance -> utterance.time().startMs()));
        return said;
    }
}
