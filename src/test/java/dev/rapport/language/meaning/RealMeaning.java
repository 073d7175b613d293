package dev.rapport.language.meaning;

import java.nio.file.Path;

/** The real model, for tests elsewhere. */
public final class RealMeaning {

    private RealMeaning() {}

    /** @param folder for the native library */
    public static Meaning in(Path folder) {
        return new OnnxMeaning(folder);
    }
}
