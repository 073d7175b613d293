package dev.rapport.transcribe.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/**
 * The worker process: one model, some threads, and any number of tracks, by frames over standard input and output.
 *
 * <p>It ends when its input does, which is when its parent is gone, whatever became of it. Standard output belongs to the
 * frames; all that anyone else prints goes to standard error.
 */
final class WorkerMain {

    static final int CAN_NOT_LOAD = 3;
    private static final int BROKEN = 4;

    private final DataOutputStream out;
    private final Map<Integer, WorkerTrack> tracks = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    private WorkerMain(DataOutputStream out, int threads) {
        this.out = out;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("recogniser-", 0).factory());
    }

    /** The arguments are the folder of the model and the number of threads. */
    public static void main(String[] args) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        new WorkerMain(out, Integer.parseInt(args[1])).run(in, args[0]);
    }

    /** Reads from the first moment on, so that it also ends when its parent is gone before the model is loaded. */
    private void run(DataInputStream in, String modelFolder) {
        CompletableFuture<Model> model = CompletableFuture.supplyAsync(() -> load(modelFolder), threads);
        try {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                take(frame.get(), model.join());
            }
            halt(0);
        } catch (IOException e) {
            System.err.println("The parent can not be read: " + e);
            halt(BROKEN);
        }
    }

    private Model load(String folder) {
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            Model model = new Model(folder);
            send(Frame.of(FrameType.READY, 0));
            return model;
        } catch (IOException | RuntimeException | LinkageError e) {
            send(Frame.of(FrameType.FAILED, 0, "The model in " + folder + " can not be loaded: " + e));
            halt(CAN_NOT_LOAD);
            throw new IllegalStateException(e);
        }
    }

    private void take(Frame frame, Model model) {
        if (frame.type() == FrameType.OPEN) {
            tracks.put(frame.track(), new WorkerTrack(frame.track(), model, threads, this::send, tracks::remove));
        }
        WorkerTrack track = tracks.get(frame.track());
        if (track != null) {
            track.accept(frame);
        }
    }

    private void send(Frame frame) {
        synchronized (out) {
            try {
                frame.write(out);
            } catch (IOException e) {
                halt(BROKEN);
            }
        }
    }

    /** Without shutdown hooks and without freeing what other threads still use. */
    private static void halt(int status) {
        Runtime.getRuntime().halt(status);
    }
}
