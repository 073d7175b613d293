package dev.rapport.transcribe;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.transcribe.speakers.VoicePrint;
import dev.rapport.transcribe.speech.Stretch;
import dev.rapport.transcribe.worker.RecognizerDied;
import dev.rapport.transcribe.worker.Segment.Heard;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one recording on their way through the recogniser: several at the same time, their words in order again.
 *
 * <p>Each track has one piece that grows. One that has ended needs a permit for the next to begin, so that no more than a
 * few are in memory. After the recogniser died, {@link #resume} has those heard again that were not heard to their end, and
 * no others. For one thread.
 */
final class Pieces implements AutoCloseable {

    private static final int LOOK_MS = 500;

    private final SpeechRecognizer recognizer;
    private final Semaphore ahead;
    private final int rate;
    private final Runnable waiting;
    private final List<List<Piece>> tracks = new ArrayList<>();
    private ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param ahead a permit for each piece that may be complete and unheard, of all recordings together
     * @param waiting is called now and then while a method waits
     */
    Pieces(SpeechRecognizer recognizer, Semaphore ahead, int rate, int tracks, Runnable waiting) {
        this.recognizer = recognizer;
        this.ahead = ahead;
        this.rate = rate;
        this.waiting = waiting;
        for (int track = 0; track < tracks; track++) {
            this.tracks.add(new ArrayList<>());
        }
    }

    /** The piece that grows on this track, if one has begun. */
    Optional<Piece> growing(int track) {
        List<Piece> pieces = tracks.get(track);
        return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces.getLast());
    }

    /** Adds what comes next on its track. */
    void add(Stretch stretch) {
        growing(stretch.track())
                .orElseGet(() -> begin(stretch.track(), piece()))
                .add(stretch);
    }

    /**
     * Ends the piece that grows on this track, waits until another may begin, and begins it.
     *
     * @param sharedSamples how much of the end of the one is also heard as the beginning of the other; 0 at a pause
     */
    void cut(int track, long sharedSamples) {
        growing(track).ifPresent(ended -> {
            Piece next = piece();
            if (sharedSamples > 0) {
                next.share(ended, sharedSamples);
            }
            ended.end();
            awaitPermit(ended);
            begin(track, next);
        });
    }

    /** All voices of a recording with one track may be on that. */
    private Piece piece() {
        return new Piece(rate, tracks.size() == 1);
    }

    private Piece begin(int track, Piece piece) {
        tracks.get(track).add(piece);
        piece.start(recognizer, threads);
        return piece;
    }

    /** Where the recogniser has died, it goes on without one: nothing is lost then, and {@link #check} tells. */
    private void awaitPermit(Piece piece) {
        try {
            while (!ahead.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS)) {
                if (failed()) {
                    return;
                }
                waiting.run();
            }
            piece.words().whenComplete((_, _) -> ahead.release());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** How many samples of all tracks together the recogniser has not heard. */
    long waitingSamples() {
        return all().mapToLong(Piece::waiting).sum();
    }

    private boolean failed() {
        return all().anyMatch(Piece::failed);
    }

    private Stream<Piece> all() {
        return tracks.stream().flatMap(List::stream);
    }

    /** Tells if the recogniser has died. */
    void check() throws RecognizerDied {
        Optional<Piece> failed = all().filter(Piece::failed).findFirst();
        if (failed.isPresent()) {
            await(failed.get());
        }
    }

    /** Ends all pieces, and answers with the words of each track. */
    List<List<Heard>> finish() throws RecognizerDied {
        all().forEach(Piece::end);
        List<List<Heard>> words = new ArrayList<>();
        for (List<Piece> pieces : tracks) {
            List<Heard> heard = new ArrayList<>();
            for (Piece piece : pieces) {
                heard = Joint.join(heard, await(piece), piece.joinMs());
            }
            words.add(heard);
        }
        return words;
    }

    private List<Heard> await(Piece piece) throws RecognizerDied {
        while (true) {
            try {
                return piece.words().get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                waiting.run();
                check();
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException e) {
                throw cause(e.getCause() == null ? e : e.getCause());
            }
        }
    }

    /** Whose voices were heard on the only track, in the order of time; nothing where that was not said. */
    List<VoicePrint> prints() {
        return all().flatMap(piece -> piece.prints().stream()).toList();
    }

    /** What makes a piece fail, as its caller has to know it. */
    private static RuntimeException cause(@Nullable Throwable failure) throws RecognizerDied {
        switch (failure) {
            case RecognizerDied died -> throw died;
            case RuntimeException bug -> throw bug;
            case null, default -> throw new IllegalStateException("A piece can not be heard", failure);
        }
    }

    private static TemporaryFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TemporaryFailure("Interrupted while a recording was being heard; it will be heard again", e);
    }

    /** Has those heard that are not, from their beginnings. */
    void resume() {
        stop();
        threads = Executors.newVirtualThreadPerTaskExecutor();
        all().filter(piece -> !piece.heard()).forEach(piece -> piece.start(recognizer, threads));
    }

    private void stop() {
        threads.shutdownNow();
        threads.close();
    }

    @Override
    public void close() {
        stop();
    }
}
