package dev.rapport.transcribe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.TestFolders;
import dev.rapport.archive.LocalFile;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of file is decoded by the ffmpeg that comes along, from files that it also made. */
class FormatsTest {

    private static final Recordings RECORDINGS = Decoders.recordings();

    @TempDir
    private static Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a.mp3, 2, 16000, audio/mpeg, -c:a libmp3lame",
        "b.mp3, 1, 44100, audio/mpeg, -c:a libmp3lame -write_xing 0 -id3v2_version 0",
        "a.ogg, 2, 48000, audio/ogg, -c:a libopus",
        "vorbis.ogg, 2, 16000, audio/ogg, -c:a vorbis",
        "speex.ogg, 1, 8000, audio/ogg, -c:a libspeex",
        "a.m4a, 2, 16000, audio/mp4, -c:a aac",
        "start.m4a, 1, 16000, audio/mp4, -c:a aac -movflags +faststart",
        "a.3gp, 1, 8000, audio/mp4, -c:a libopencore_amrnb",
        "a.aac, 2, 16000, audio/aac, -c:a aac -f adts",
        "a.flac, 2, 16000, audio/flac, -c:a flac",
        "a.webm, 1, 48000, audio/webm, -c:a libopus",
        "a.mkv, 2, 16000, audio/x-matroska, -c:a pcm_s16le",
        "a.amr, 1, 8000, audio/AMR, -c:a libopencore_amrnb",
        "wide.amr, 1, 16000, audio/AMR, -c:a libvo_amrwbenc -f amr",
        "a.wma, 2, 16000, audio/x-ms-wma, -c:a wmav2",
        "a.aiff, 2, 16000, audio/aiff, -c:a pcm_s16be",
        "a.au, 2, 8000, audio/basic, -c:a pcm_mulaw",
        "a.caf, 2, 16000, audio/x-caf, -c:a pcm_s16le",
        "a.w64, 2, 16000, audio/x-w64, -c:a pcm_s16le",
        "adpcm.wav, 2, 8000, audio/wav, -c:a adpcm_ms",
        "ima.wav, 1, 8000, audio/wav, -c:a adpcm_ima_wav",
        "mp3.wav, 1, 16000, audio/wav, -c:a libmp3lame -f wav",
        "g722.wav, 1, 16000, audio/wav, -c:a g722",
        "pcm24.wav, 2, 48000, audio/wav, -c:a pcm_s24le",
        "six.flac, 6, 16000, audio/flac, -c:a flac",
        "six.wav, 6, 16000, audio/wav, -c:a pcm_s16le",
        "eight.w64, 8, 8000, audio/x-w64, -c:a pcm_s16le"
    })
    void isDecodedWithAllItsTracks(String name, int tracks, int rate, String mediaType, String how) throws IOException {
        Path file = Encoder.make(folder, name, rate, tracks, 1.5, how.split(" "));

        assertSound(file, null, mediaType, rate, tracks);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "16000, audio/G722, 1, g722, g722",
        "8000, audio/PCMU;rate=8000, 1, pcm_mulaw, mulaw",
        "8000, audio/PCMA;rate=8000, 1, pcm_alaw, alaw",
        "16000, audio/L16;rate=16000;channels=2, 2, pcm_s16le, s16le",
        "16000, audio/L16;endian=big;rate=16000;channels=2, 2, pcm_s16be, s16be",
        "8000, audio/L8;rate=8000, 1, pcm_u8, u8"
    })
    void soundWithoutAHeaderIsWhatItWasSaidToBe(int rate, String said, int tracks, String coding, String form)
            throws IOException {
        Path file = Encoder.make(folder, form + ".raw", rate, tracks, 1.5, "-c:a", coding, "-f", form);

        assertSound(file, said, said, rate, tracks);
    }

    @Test
    void gsmOfAsteriskIsDecodedBothRawAndInWav() throws IOException {
        assertSound(Path.of("src/test/resources/audio/tone.gsm"), "audio/GSM", "audio/GSM", 8000, 1);
        assertSound(Path.of("src/test/resources/audio/tone.wav49.wav"), null, "audio/wav", 8000, 1);
    }

    @Test
    void aWavWithItsBytesReversedIsDecoded() throws IOException {
        byte[] little = Encoder.tones(8000, 2, 1.5);
        ByteBuffer from = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(little.length);
        to.put("RIFX".getBytes(StandardCharsets.US_ASCII))
                .putInt(from.getInt(4))
                .put(little, 8, 8);
        to.putInt(from.getInt(16)).putShort(from.getShort(20)).putShort(from.getShort(22));
        to.putInt(from.getInt(24))
                .putInt(from.getInt(28))
                .putShort(from.getShort(32))
                .putShort(from.getShort(34));
        to.put(little, 36, 4).putInt(from.getInt(40));
        for (int at = 44; at < little.length; at += 2) {
            to.putShort(from.getShort(at));
        }

        assertSound(Files.write(folder.resolve("x.rifx"), to.array()), null, "audio/wav", 8000, 2);
    }

    @Test
    void mp3WhoseMiddleIsDamagedIsHeardWithoutIt() throws IOException {
        byte[] mp3 = Files.readAllBytes(Encoder.make(folder, "whole.mp3", 16_000, 1, 6, "-c:a", "libmp3lame"));
        Arrays.fill(mp3, mp3.length / 2, mp3.length / 2 + 600, (byte) 0x55);

        try (PcmStream sound = open(mp3)) {
            assertThat(Heard.of(sound).ms()).isBetween(5000L, 6100L);
            assertThat(sound.notes()).singleElement().asString().startsWith("recording damaged");
        }
    }

    @Test
    void mp3ThatIsCutOffIsHeardToWhereItEnds() throws IOException {
        byte[] mp3 = Files.readAllBytes(Encoder.make(folder, "long.mp3", 16_000, 1, 8, "-c:a", "libmp3lame"));

        try (PcmStream sound = open(Arrays.copyOf(mp3, mp3.length / 2))) {
            long ms = Heard.of(sound).ms();
            assertThat(ms).isBetween(3500L, 4500L);
            assertThat(sound.durationMs()).isEqualTo(ms);
            assertThat(sound.notes()).singleElement().asString().startsWith("recording cut off: it says that it is 8.");
        }
    }

    @Test
    void oggThatIsCutOffIsHeardToWhereItEnds() throws IOException {
        byte[] ogg = Files.readAllBytes(Encoder.make(folder, "long.ogg", 16_000, 1, 8, "-c:a", "libopus"));

        try (PcmStream sound = open(Arrays.copyOf(ogg, ogg.length / 2))) {
            assertThat(Heard.of(sound).ms()).isBetween(2500L, 5000L);
        }
    }

    @Test
    void whatCanNotBeDecodedIsRefusedInPlainWords() throws IOException {
        byte[] m4a = Files.readAllBytes(Encoder.make(folder, "cut.m4a", 16_000, 1, 4, "-c:a", "aac"));
        assertRefused(Arrays.copyOf(m4a, m4a.length / 2), "truncated");
        assertRefused(bytes("ID3\u0003\0\0\0\0\0\0 and nothing of the kind"), "audio/mpeg", "damaged");
        assertRefused(bytes("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"), "seems to be text");
        assertRefused(bytes("ffconcat version 1.0\nfile /etc/passwd\n"), "seems to be text");
        assertRefused(bytes("\u0089PNG\r\n\u001a\n"), "picture");
        assertRefused(bytes("PK\u0003\u0004"), "ZIP");
        byte[] nine = Files.readAllBytes(Encoder.make(folder, "nine.w64", 8000, 9, 0.2, "-c:a", "pcm_s16le"));
        assertRefused(nine, "9 tracks");
    }

    @Test
    void aFilmWithoutSoundIsRefusedAndOneWithSoundIsHeard() throws IOException {
        Path silent = folder.resolve("film.mp4");
        String film = "color=black:s=64x64:d=1";
        Encoder.run(Arrays.asList("-v error -y -f lavfi -i %s -c:v mpeg4 %s"
                .formatted(film, silent)
                .split(" ")));
        assertRefused(Files.readAllBytes(silent), "no sound");
        Path sounding = folder.resolve("sounding.mp4");
        Path wav = Files.write(folder.resolve("film.wav"), Encoder.tones(16_000, 1, 1.5));
        Encoder.run(Arrays.asList("-v error -y -f lavfi -i %s -i %s -c:v mpeg4 -c:a aac %s"
                .formatted(film, wav, sounding)
                .split(" ")));
        assertSound(sounding, null, "audio/mp4", 16_000, 1);
    }

    @Test
    void aListOfOtherFilesIsNotReadEvenWhenItBeginsLikeARecording() throws IOException {
        assertRefused(bytes("OggS\n#EXTM3U\n/etc/passwd\n"), "can not be decoded");
        assertRefused(bytes("fLaCffconcat version 1.0\nfile /etc/passwd\n"), "can not be decoded");
    }

    @Test
    void aSmallFileOfTooManyHoursIsStopped() throws IOException {
        Path flac = folder.resolve("silence.flac");
        Encoder.run(Arrays.asList("-v error -y -f lavfi -i anullsrc=r=8000:cl=mono -t 300 -c:a flac %s"
                .formatted(flac)
                .split(" ")));
        byte[] lying = Files.readAllBytes(flac);
        Arrays.fill(lying, 22, 26, (byte) 0); // its length, unknown
        lying[21] &= (byte) 0xF0;
        try (Decoder strict = decoder(Duration.ofMinutes(2), Duration.ofSeconds(60))) {
            assertThatThrownBy(() -> new Recordings(strict).open(LocalFile.open(flac)))
                    .isInstanceOf(Unprocessable.class)
                    .hasMessageContaining("longer than");
            try (PcmStream sound = new Recordings(strict).open(WavBytes.channel(lying))) {
                assertThatThrownBy(() -> Heard.of(sound))
                        .isInstanceOf(Unprocessable.class)
                        .hasMessageContaining("120 s");
            }
        }
    }

    static Decoder decoder(Duration most, Duration patience) {
        SoundSettings usual = SoundSettings.DEFAULTS;
        return new Decoder(new SoundSettings("", most, patience, usual.playableCache()), TestFolders.of("decoder"));
    }

    private static PcmStream open(byte[] bytes) throws IOException {
        return RECORDINGS.open(WavBytes.channel(bytes));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(byte[] bytes, String... why) {
        assertThatThrownBy(() -> open(bytes)).isInstanceOf(Unprocessable.class).hasMessageContainingAll(why);
    }

    private static void assertSound(Path file, @Nullable String said, String mediaType, int rate, int tracks)
            throws IOException {
        try (PcmStream sound = RECORDINGS.open(LocalFile.open(file), said)) {
            assertThat(sound.mediaType()).isEqualTo(mediaType);
            assertThat(sound.rate()).isEqualTo(rate);
            assertThat(sound.tracks()).isEqualTo(tracks);
            Heard heard = Heard.of(sound);
            assertThat(heard.ms()).isCloseTo(1500, within(150L));
            assertThat(sound.durationMs()).isEqualTo(heard.ms());
            assertThat(heard.loudest()).isGreaterThan(4000);
            assertThat(sound.notes()).isEmpty();
        }
    }
}
