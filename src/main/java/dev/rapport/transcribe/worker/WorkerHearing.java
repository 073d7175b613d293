package dev.rapport.transcribe.worker;

import dev.rapport.conversation.TemporaryFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track as its parent sees it: what was sent, how much of that was heard, and the words so far.
 *
 * <p>No more than {@link #WINDOW_MS} of sound is on its way at a time, so that a slow track holds up only who writes it.
 * Written by one thread; frames from the worker come in on another.
 */
final class WorkerHearing implements Hearing {

    private static final int CHUNK_MS = 500;
    private static final int WINDOW_MS = 8000;

    private final WorkerProcess worker;
    private final int id;
    private final int chunk;
    private final long window;
    private final List<Segment> segments = new ArrayList<>();
    private long begunMs;
    private long sent;
    private long heard;
    private boolean ending;
    private boolean done;
    private boolean closed;
    private int standing;
    private @Nullable Death death;
    private @Nullable String failure;

    WorkerHearing(WorkerProcess worker, int id, int rate) {
        this.worker = worker;
        this.id = id;
        this.chunk = rate * 2 / 1000 * CHUNK_MS;
        this.window = (long) chunk * WINDOW_MS / CHUNK_MS;
    }

    @Override
    public void write(byte[] pcm, int length) throws RecognizerDied {
        if (length < 0 || length > pcm.length || length % 2 != 0) {
            throw new IllegalArgumentException(length + " of " + pcm.length + " bytes are not 16-bit samples");
        }
        for (int from = 0; from < length; from += chunk) {
            int to = Math.min(length, from + chunk);
            reserve(to - from);
            worker.send(new Frame(FrameType.PCM, id, Arrays.copyOfRange(pcm, from, to)));
        }
    }

    @Override
    public synchronized long unheard() {
        return sent - heard;
    }

    @Override
    public List<Segment> finish() throws RecognizerDied {
        synchronized (this) {
            requireOpen();
            ending = true;
        }
        worker.send(Frame.of(FrameType.END, id));
        synchronized (this) {
            while (!done) {
                await();
            }
            return List.copyOf(segments);
        }
    }

    private synchronized void reserve(int bytes) throws RecognizerDied {
        requireOpen();
        while (sent - heard + bytes > window) {
            await();
        }
        sent += bytes;
    }

    private void requireOpen() {
        if (ending || closed) {
            throw new IllegalStateException("The track has ended");
        }
    }

    private synchronized void await() throws RecognizerDied {
        if (death != null) {
            throw new RecognizerDied(death);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while a recording was being heard; it will be heard again", e);
        }
    }

    /** What the worker says of this track. */
    synchronized void take(Frame frame) {
        standing = 0;
        switch (frame.type()) {
            case BEGUN -> begunMs = frame.number();
            case CREDIT -> heard += frame.number();
            case SEGMENT -> SegmentReader.read(frame.text(), begunMs).ifPresent(segments::add);
            case DONE -> done = true;
            case FAILED -> failure = frame.text();
            case OPEN, OPEN_FOR_VOICES, PCM, END, CANCEL, READY ->
                throw new IllegalStateException("Not for a parent: " + frame.type());
        }
        notifyAll();
    }

    /** The worker has died; a track that was complete by then keeps its words. */
    synchronized void died(Death of) {
        death = of;
        notifyAll();
    }

    /** Counts a second, and says how many in a row this track has stood still with work to do. */
    synchronized int tick() {
        boolean idle = done || closed || failure != null || (sent == heard && !ending);
        standing = idle ? 0 : standing + 1;
        return standing;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        worker.forget(id, done);
    }
}
