package dev.rapport.language.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the model all-MiniLM-L6-v2 (Wang et al., "MiniLM", 2020; Reimers and Gurevych, "Sentence-BERT", 2019), quantised to 8
 * bits, say what a text means: the mean of its pieces' vectors.
 *
 * <p>The model is loaded when it is first asked, and let go when nobody has asked for {@link #IDLE}: it takes 80 MB beside Java's
 * memory. Texts are taken one by one, since the quantisation of a batch would let texts change each other's vectors. Safe for
 * use by many threads.
 */
final class OnnxMeaning implements Meaning, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxMeaning.class);
    private static final String MODEL = "all-minilm-l6-v2-q";
    private static final int MOST_PIECES = 128;
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final Path library;

    /** Fair: who asks for one text does not wait for another's thousands. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final ScheduledExecutorService idle = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("meaning-idle").factory());
    private @Nullable Loaded loaded;
    private volatile long used;

    private record Loaded(OrtEnvironment environment, OrtSession session, WordPieces pieces) {}

    /** @param library the folder for the native library */
    OnnxMeaning(Path library) {
        this.library = library;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public float[] of(String text) {
        lock.lock();
        try {
            Loaded model = loaded();
            used = System.nanoTime();
            return vector(model, model.pieces().of(text, MOST_PIECES));
        } catch (OrtException e) {
            throw new IllegalStateException("The model of meanings failed: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private static float[] vector(Loaded model, long[] pieces) throws OrtException {
        long[] shape = {1, pieces.length};
        long[] ones = new long[pieces.length];
        Arrays.fill(ones, 1);
        try (OnnxTensor ids = OnnxTensor.createTensor(model.environment(), LongBuffer.wrap(pieces), shape);
                OnnxTensor mask = OnnxTensor.createTensor(model.environment(), LongBuffer.wrap(ones), shape);
                OnnxTensor types =
                        OnnxTensor.createTensor(model.environment(), LongBuffer.wrap(new long[pieces.length]), shape);
                OrtSession.Result result = model.session()
                        .run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        }
    }

    private static float[] mean(float[][] pieces) {
        double[] sum = new double[DIMENSIONS];
        for (float[] piece : pieces) {
            for (int at = 0; at < DIMENSIONS; at++) {
                sum[at] += piece[at];
            }
        }
        double length = Math.sqrt(Arrays.stream(sum).map(one -> one * one).sum());
        float[] mean = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            mean[at] = (float) (sum[at] / length);
        }
        return mean;
    }

    private Loaded loaded() {
        Loaded now = loaded;
        if (now == null) {
            now = load();
            loaded = now;
            look();
        }
        return now;
    }

    private Loaded load() {
        long before = System.nanoTime();
        try (InputStream tokenizer = resource(MODEL + "-tokenizer.json");
                InputStream weights = resource(MODEL + ".onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OnnxLibrary.unpack(library);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false); // nothing leaves the machine
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            WordPieces pieces = WordPieces.read(tokenizer);
            OrtSession session = environment.createSession(weights.readAllBytes(), options);
            LOG.info("The model of meanings was loaded in {} ms", (System.nanoTime() - before) / 1_000_000);
            return new Loaded(environment, session, pieces);
        } catch (IOException | OrtException | LinkageError e) {
            throw new MeaningUnavailable(
                    "The model of meanings can not be used here, so that nothing is found by likeness: "
                            + e.getMessage(),
                    e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = OnnxMeaning.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new FileNotFoundException(name + " is missing; build Rapport anew");
        }
        return in;
    }

    private void look() {
        if (!idle.isShutdown()) {
            idle.schedule(this::letGoWhenIdle, IDLE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void letGoWhenIdle() {
        if (System.nanoTime() - used >= IDLE.toNanos()) {
            letGo();
        } else {
            look();
        }
    }

    /** Gives its memory back, until it is asked again. */
    void letGo() {
        lock.lock();
        try {
            Loaded now = loaded;
            loaded = null;
            if (now != null) {
                now.session().close();
            }
        } catch (OrtException e) {
            LOG.warn("The model of meanings could not be closed; its memory stays taken", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        idle.shutdownNow();
        letGo();
    }
}
