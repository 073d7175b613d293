package dev.rapport.transcribe.audio;

import dev.rapport.TestFolders;

/** The decoder that comes along, unpacked once for all tests. */
public final class Decoders {

    static final Decoder DECODER = new Decoder(SoundSettings.DEFAULTS, TestFolders.of("decoder"));
    private static final Recordings RECORDINGS = new Recordings(DECODER);

    private Decoders() {}

    /** One whose setting names a program that is not there. */
    static Decoder missing() {
        SoundSettings usual = SoundSettings.DEFAULTS;
        return new Decoder(
                new SoundSettings("/nowhere/ffmpeg", usual.maxLength(), usual.decoderPatience(), usual.playableCache()),
                TestFolders.of("decoder"));
    }

    public static Recordings recordings() {
        return RECORDINGS;
    }
}
