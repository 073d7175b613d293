package dev.rapport.transcribe;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.transcribe.speakers.VoicePrint;
import dev.rapport.transcribe.speech.Stretch;
import dev.rapport.transcribe.speech.TimeMap;
import dev.rapport.transcribe.worker.Hearing;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A part of a track that goes through one recogniser: what is to be heard of it, kept until it was, so that it can be
 * heard again when the recogniser dies of another.
 *
 * <p>It is heard while it still grows. One thread adds, another hears.
 */
final class Piece {

    private final int rate;
    private final boolean voices;
    private final TimeMap times;
    private final List<Stretch> sound = new ArrayList<>();
    private final List<VoicePrint> prints = new ArrayList<>();
    private boolean complete;
    private long handedOn;
    private @Nullable Hearing hearing;
    private long joinMs = -1;
    private CompletableFuture<List<Heard>> words = new CompletableFuture<>();

    /** @param voices whether several people may speak in it */
    Piece(int rate, boolean voices) {
        this.rate = rate;
        this.voices = voices;
        this.times = new TimeMap(rate);
    }

    synchronized void add(Stretch stretch) {
        times.add(stretch.fromSample(), stretch.samples());
        sound.add(stretch);
        notifyAll();
    }

    /** Nothing is added any more. */
    synchronized void end() {
        complete = true;
        notifyAll();
    }

    /** Of what is to be heard. */
    synchronized long lengthMs() {
        return times.samples() * 1000 / rate;
    }

    /** Whether there is no gap between this piece and what follows. */
    synchronized boolean continuesWith(Stretch next) {
        return !sound.isEmpty() && sound.getLast().toSample() == next.fromSample();
    }

    /** Begins with the last so many samples of the piece before it, which both hear; neither has ended yet. */
    synchronized void share(Piece previous, long samples) {
        List<Stretch> shared = previous.last(samples);
        shared.forEach(this::add);
        if (!shared.isEmpty()) {
            long middle = (shared.getFirst().fromSample() + shared.getLast().toSample()) / 2;
            joinMs = middle * 1000 / rate;
        }
    }

    private synchronized List<Stretch> last(long samples) {
        int from = sound.size();
        long end = sound.getLast().toSample();
        while (from > 0 && end - sound.get(from - 1).fromSample() <= samples) {
            from--;
        }
        return List.copyOf(sound.subList(from, sound.size()));
    }

    /** Where, in the recording, this piece takes over from the one before it; -1 where they share nothing. */
    long joinMs() {
        return joinMs;
    }

    /** How many samples the recogniser has not heard yet. */
    synchronized long waiting() {
        return times.samples() - handedOn + (hearing == null ? 0 : hearing.unheard() / 2);
    }

    /**
     * Has it heard from its beginning to its end, on another thread that waits for what is not there yet. The words have
     * their times in the recording.
     */
    CompletableFuture<List<Heard>> start(SpeechRecognizer recognizer, Executor threads) {
        words = CompletableFuture.supplyAsync(() -> hear(recognizer), threads);
        return words;
    }

    CompletableFuture<List<Heard>> words() {
        return words;
    }

    /** Whose voices its segments are like, as far as that was said; known with the words. */
    synchronized List<VoicePrint> prints() {
        return List.copyOf(prints);
    }

    boolean heard() {
        return words.isDone() && !failed();
    }

    boolean failed() {
        return words.isCompletedExceptionally();
    }

    private List<Heard> hear(SpeechRecognizer recognizer) {
        try (Hearing hearing = recognizer.listen(rate, voices)) {
            begin(hearing);
            int at = 0;
            for (Optional<Stretch> next = await(at); next.isPresent(); next = await(++at)) {
                hearing.write(next.get().pcm(), next.get().pcm().length);
                handedOn(next.get().samples());
            }
            return words(hearing.finish());
        } catch (RecognizerDied e) {
            throw new CompletionException(e);
        }
    }

    private synchronized void begin(Hearing begun) {
        hearing = begun;
        handedOn = 0;
    }

    private synchronized void handedOn(long samples) {
        handedOn += samples;
    }

    private synchronized Optional<Stretch> await(int index) {
        while (index == sound.size() && !complete) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TemporaryFailure("Interrupted while a recording was being heard; it will be heard again", e);
            }
        }
        return index < sound.size() ? Optional.of(sound.get(index)) : Optional.empty();
    }

    private synchronized List<Heard> words(List<Segment> segments) {
        sound.clear();
        segments.stream().filter(segment -> !segment.voice().isEmpty()).forEach(segment -> prints.add(print(segment)));
        return segments.stream()
                .flatMap(segment -> segment.words().stream())
                .map(this::inRecording)
                .toList();
    }

    private VoicePrint print(Segment segment) {
        Heard first = inRecording(segment.words().getFirst());
        Heard last = inRecording(segment.words().getLast());
        return new VoicePrint(new TimeSpan(first.startMs(), Math.max(first.startMs(), last.endMs())), segment.voice());
    }

    private Heard inRecording(Heard word) {
        TimeSpan time = times.inRecording(word.startMs(), word.endMs());
        return new Heard(word.word(), time.startMs(), time.endMs(), word.confidence());
    }
}
