package dev.rapport.transcribe.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One track within the worker process: a queue of frames and the recogniser that takes them in their order.
 *
 * <p>A native recogniser that is used by two threads at once, or after it was closed, takes the process down, and one
 * that is given a rate of 0 never returns. So only one thread at a time takes frames from the queue, one frame and then
 * behind all other tracks again, and every number is checked before Vosk sees it.
 */
final class WorkerTrack {

    static final int MIN_RATE = 8000;
    static final int MAX_RATE = 48_000;

    private final int id;
    private final RecognizerPool recognizers;
    private final Executor threads;
    private final Consumer<Frame> out;
    private final IntConsumer forget;
    private final Queue<Frame> frames = new ArrayDeque<>();
    private boolean running;
    private RecognizerPool.@Nullable Pooled recognizer;

    WorkerTrack(int id, RecognizerPool recognizers, Executor threads, Consumer<Frame> out, IntConsumer forget) {
        this.id = id;
        this.recognizers = recognizers;
        this.threads = threads;
        this.out = out;
        this.forget = forget;
    }

    /** Takes a frame to be dealt with after those before it, and returns at once. */
    synchronized void accept(Frame frame) {
        frames.add(frame);
        if (!running) {
            running = true;
            threads.execute(this::next);
        }
    }

    private void next() {
        Frame frame;
        synchronized (this) {
            frame = frames.remove();
        }
        try {
            handle(frame);
        } catch (IOException | RuntimeException e) {
            close();
            out.accept(Frame.of(FrameType.FAILED, id, "The track can not be heard: " + e.getMessage()));
        }
        synchronized (this) {
            running = !frames.isEmpty();
            if (running) {
                threads.execute(this::next);
            }
        }
    }

    private void handle(Frame frame) throws IOException {
        switch (frame.type()) {
            case OPEN -> open(frame.number(), false);
            case OPEN_FOR_VOICES -> open(frame.number(), true);
            case PCM -> hear(frame.payload());
            case END -> end();
            case CANCEL -> close();
            case READY, FAILED, BEGUN, CREDIT, SEGMENT, DONE ->
                throw new IllegalArgumentException("Not for a worker: " + frame);
        }
    }

    private void open(int rate, boolean voices) throws IOException {
        if (rate < MIN_RATE || rate > MAX_RATE) {
            throw new IllegalArgumentException("Not a rate that can be heard: " + rate);
        }
        RecognizerPool.Pooled taken = recognizers.take(rate, voices);
        recognizer = taken;
        out.accept(Frame.of(FrameType.BEGUN, id, taken.clockMs()));
    }

    private void hear(byte[] pcm) {
        RecognizerPool.Pooled current = recognizer;
        if (current == null || pcm.length == 0 || pcm.length % 2 != 0) {
            throw new IllegalArgumentException("Not sound to be heard now: " + pcm.length + " bytes");
        }
        current.heard(pcm.length / 2);
        if (current.recognizer().acceptWaveForm(pcm, pcm.length)) {
            out.accept(Frame.of(FrameType.SEGMENT, id, current.recognizer().getResult()));
        }
        out.accept(Frame.of(FrameType.CREDIT, id, pcm.length));
    }

    private void end() {
        RecognizerPool.Pooled current = recognizer;
        if (current == null) {
            throw new IllegalArgumentException("The track has ended already");
        }
        out.accept(Frame.of(FrameType.SEGMENT, id, current.recognizer().getFinalResult()));
        recognizer = null;
        recognizers.giveBack(current);
        forget.accept(id);
        out.accept(Frame.of(FrameType.DONE, id));
    }

    /** One that was given up in the middle is not used again. */
    private void close() {
        RecognizerPool.Pooled current = recognizer;
        recognizer = null;
        forget.accept(id);
        if (current != null) {
            current.recognizer().close();
        }
    }
}
