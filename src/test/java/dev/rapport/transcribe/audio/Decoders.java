package dev.rapport.transcribe.audio;

import java.nio.file.Path;

/** The decoder that comes along, unpacked once for all tests. */
public final class Decoders {

    static final Decoder DECODER = new Decoder(SoundSettings.DEFAULTS, Path.of("target/decoder"));
    private static final Recordings RECORDINGS = new Recordings(DECODER);

    private Decoders() {}

    public static Recordings recordings() {
        return RECORDINGS;
    }
}
