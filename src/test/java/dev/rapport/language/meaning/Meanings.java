package dev.rapport.language.meaning;

import java.nio.file.Path;

/** Makes the model of meanings for tests and benchmarks of other packages. */
public final class Meanings {

    private Meanings() {}

    /** @param folder where its native library is unpacked */
    public static Meaning ofModel(Path folder) {
        return new OnnxMeaning(folder);
    }
}
