package dev.rapport.understand.opinion;

import dev.rapport.language.meaning.Meaning;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors of texts, of which those of before are read from a file: the model's name, how many they are, each text with its numbers,
 * and a CRC-32 of it all.
 *
 * <p>The file holds nothing that can not be made again: one that is gone, damaged or of another model is as none. Not safe for use
 * by several threads at a time.
 */
final class KeptMeanings implements Meaning {

    private static final Logger LOG = LoggerFactory.getLogger(KeptMeanings.class);
    private static final int MOST = 100_000;
    private static final int LONGEST = 10_000;

    private final Path file;
    private final Meaning meaning;
    private final Map<String, float[]> before;
    private final Map<String, float[]> asked = new LinkedHashMap<>();

    private KeptMeanings(Path file, Meaning meaning, Map<String, float[]> before) {
        this.file = file;
        this.meaning = meaning;
        this.before = before;
    }

    static KeptMeanings read(Path file, Meaning meaning) {
        try {
            return new KeptMeanings(file, meaning, vectors(file, meaning.model()));
        } catch (NoSuchFileException none) {
            return new KeptMeanings(file, meaning, Map.of());
        } catch (IOException e) {
            LOG.warn("{} can not be read, and is made again: {}", file, e.toString());
            return new KeptMeanings(file, meaning, Map.of());
        }
    }

    private static Map<String, float[]> vectors(Path file, String model) throws IOException {
        CRC32 sum = new CRC32();
        try (var in =
                new DataInputStream(new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), sum))) {
            if (!in.readUTF().equals(model)) {
                return Map.of();
            }
            int count = in.readInt();
            if (count < 0 || count > MOST) {
                throw new IOException("It tells of " + count + " texts");
            }
            Map<String, float[]> vectors = new HashMap<>();
            for (int at = 0; at < count; at++) {
                String text = in.readUTF();
                float[] vector = new float[DIMENSIONS];
                for (int number = 0; number < DIMENSIONS; number++) {
                    vector[number] = in.readFloat();
                }
                vectors.put(text, vector);
            }
            if (sum.getValue() != in.readLong()) {
                throw new IOException("It is damaged");
            }
            return vectors;
        }
    }

    @Override
    public float[] of(String text) {
        float[] known = asked.get(text);
        if (known == null) {
            known = before.get(text);
            known = known == null ? meaning.of(text) : known;
            asked.put(text, known);
        }
        return known;
    }

    @Override
    public String model() {
        return meaning.model();
    }

    /** Keeps what was asked for since it was read, and no more; where that fails, the next start makes it again. */
    void write() {
        asked.keySet().removeIf(text -> text.length() > LONGEST);
        if (asked.keySet().equals(before.keySet()) || asked.size() > MOST) {
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(draft);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} can not be kept, so the next start takes longer: {}", file, e.toString());
        }
    }

    private void write(Path draft) throws IOException {
        CRC32 sum = new CRC32();
        try (var out = new DataOutputStream(
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)), sum))) {
            out.writeUTF(model());
            out.writeInt(asked.size());
            for (Map.Entry<String, float[]> one : asked.entrySet()) {
                out.writeUTF(one.getKey());
                for (float number : one.getValue()) {
                    out.writeFloat(number);
                }
            }
            out.flush();
            out.writeLong(sum.getValue());
        }
    }
}
