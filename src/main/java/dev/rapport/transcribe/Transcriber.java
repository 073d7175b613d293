package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.audio.Recordings;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.transcribe.speakers.Speakers;
import dev.rapport.transcribe.speakers.VoicePrint;
import dev.rapport.transcribe.speakers.VoiceSource;
import dev.rapport.transcribe.speech.SpeechProperties;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a recording into a transcript.
 *
 * <p>Only what may be speech goes to the recogniser, all tracks side by side, and a long recording in pieces that are
 * decoded at the same time; see {@code Listening}. Where all voices are on one track, they are told
 * apart. Safe for use by many threads.
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
        this.utterances = new Utterances(settings.pause(), settings.sentencePause(), settings.maxWords());
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
                Attempt attempt = new Attempt(audio, mediaType, KnownVoices.NOTHING, progress)) {
            return blame.run(attempt);
        }
    }

    /**
     * The same for an item: a recogniser that dies of it is counted against it.
     *
     * @param known what is known beforehand of its voices
     */
    Transcription transcribe(
            ItemId item,
            KnownVoices known,
            SeekableByteChannel audio,
            @Nullable String mediaType,
            DoubleConsumer progress)
            throws IOException {
        try (audio;
                Attempt attempt = new Attempt(audio, mediaType, known, progress)) {
            return blame.run(item, attempt);
        }
    }

    /** One recording; what was heard of it stays, so that it need not be heard again where the recogniser dies. */
    private final class Attempt implements Blame.Attempt, AutoCloseable {

        private final SeekableByteChannel audio;
        private final @Nullable String mediaType;
        private final DoubleConsumer progress;
        private final KnownVoices known;
        private @Nullable Listening listening;
        private int runs;

        Attempt(SeekableByteChannel audio, @Nullable String mediaType, KnownVoices known, DoubleConsumer progress) {
            this.audio = audio;
            this.mediaType = mediaType;
            this.known = known;
            this.progress = progress;
        }

        @Override
        public Transcription run() throws IOException, RecognizerDied {
            ModelState.Ready model = models.ready();
            Listening current = listening == null ? open() : listening;
            runs++;
            long start = System.nanoTime();
            List<List<Heard>> words = current.words();
            Optional<VoiceSource> together = known.oneSide() ? Optional.empty() : current.voices();
            List<TrackUtterance> said = together.map(
                            voices -> mixed(voices, current.prints(), words.getFirst(), model.language()))
                    .orElseGet(() -> apart(words, model.language()));
            long decodeMs = (System.nanoTime() - start) / 1_000_000;
            progress.accept(1);
            return new Transcription(
                    current.recording(),
                    together.isPresent(),
                    said,
                    decodeMs,
                    model.name(),
                    model.language(),
                    current.notes());
        }

        private Listening open() throws IOException {
            PcmStream sound = recordings.open(audio, mediaType);
            try {
                boolean same = sound.tracks() == 2 && isDualMono();
                Listening opened =
                        new Listening(same ? new FirstTrack(sound) : sound, sound.tracks(), hearers, progress);
                listening = opened;
                return opened;
            } catch (IOException | RuntimeException e) {
                sound.close();
                throw e;
            }
        }

        /** Looks at the whole recording beforehand: of tracks that part only after minutes, both are heard. */
        private boolean isDualMono() throws IOException {
            long at = audio.position();
            try (PcmStream probe = recordings.open(new KeptOpen(audio), mediaType)) {
                return DualMono.isIn(probe);
            } finally {
                audio.position(at);
            }
        }

        private List<TrackUtterance> mixed(
                VoiceSource voices, List<VoicePrint> prints, List<Heard> heard, String language) {
            List<Heard> words = heard.stream().filter(Utterances::isWord).toList();
            List<TimeSpan> times = words.stream()
                    .map(word -> new TimeSpan(word.startMs(), word.endMs()))
                    .toList();
            String text = words.stream().map(Heard::word).collect(Collectors.joining(" "));
            int[] speakers = Speakers.of(voices, prints, times, text, known.named());
            List<TrackUtterance> said = new ArrayList<>();
            for (int from = 0; from < speakers.length; ) {
                int to = from + 1;
                while (to < speakers.length && speakers[to] == speakers[from]) {
                    to++;
                }
                said.addAll(utterances.of(0, speakers[from], words.subList(from, to), language));
                from = to;
            }
            return said;
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

    private List<TrackUtterance> apart(List<List<Heard>> words, String language) {
        List<TrackUtterance> said = new ArrayList<>();
        for (int track = 0; track < words.size(); track++) {
            said.addAll(utterances.of(track, 0, words.get(track), language));
        }
        said.sort(Comparator.comparingLong(utterance -> utterance.time().startMs()));
        return said;
    }
}
