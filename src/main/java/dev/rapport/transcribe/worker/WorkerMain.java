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
import org.jspecify.annotations.Nullable;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.SpeakerModel;

/**
 * The worker process: one model, some threads, and any number of tracks, by frames over standard input and output.
 *
 * <p>It ends when its input does, which is when its parent is gone, whatever became of it. Standard output belongs to the
 * frames; all that anyone else prints goes to standard error.
 */
final class WorkerMain {

    static final int CAN_NOT_LOAD = 3;
    private static final int BROKEN = 4;

    /** Idle recognisers beside one for each thread: a stereo call on a machine with one core has two. */
    private static final int SPARE = 2;

    private final DataOutputStream out;
    private final Map<Integer, WorkerTrack> tracks = new ConcurrentHashMap<>();
    private final ExecutorService threads;
    private final int most;

    private WorkerMain(DataOutputStream out, int threads) {
        this.out = out;
        this.most = threads + SPARE;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("recogniser-", 0).factory());
    }

    /** The arguments are the folder of the model, the number of threads, and the folder of a speaker model if there is one. */
    public static void main(String[] args) {
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        new WorkerMain(out, Integer.parseInt(args[1])).run(in, args[0], args.length > 2 ? args[2] : "");
    }

    /** Reads from the first moment on, so that it also ends when its parent is gone before the model is loaded. */
    private void run(DataInputStream in, String modelFolder, String speakerFolder) {
        CompletableFuture<RecognizerPool> pool =
                CompletableFuture.supplyAsync(() -> load(modelFolder, speakerFolder), threads);
        try {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                take(frame.get(), pool.join());
            }
            halt(0);
        } catch (IOException e) {
            System.err.println("The parent can not be read: " + e);
            halt(BROKEN);
        }
    }

    private RecognizerPool load(String folder, String speakerFolder) {
        try {
            LibVosk.setLogLevel(LogLevel.WARNINGS);
            Model model = new Model(folder);
            return new RecognizerPool(model, speakers(speakerFolder), most);
        } catch (IOException | RuntimeException | LinkageError e) {
            send(Frame.of(FrameType.FAILED, 0, "The model in " + folder + " can not be loaded: " + e));
            halt(CAN_NOT_LOAD);
            throw new IllegalStateException(e);
        }
    }

    /** Calls are heard without one too. */
    private @Nullable SpeakerModel speakers(String folder) {
        SpeakerModel speakers = null;
        String failure = "";
        if (!folder.isEmpty()) {
            try {
                speakers = new SpeakerModel(folder);
            } catch (IOException e) {
                failure = "The speaker model in " + folder + " can not be loaded: " + e.getMessage();
            }
        }
        send(Frame.of(FrameType.READY, 0, failure));
        return speakers;
    }

    private void take(Frame frame, RecognizerPool pool) {
        if (frame.type() == FrameType.OPEN || frame.type() == FrameType.OPEN_FOR_VOICES) {
            tracks.put(frame.track(), new WorkerTrack(frame.track(), pool, threads, this::send, tracks::remove));
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
