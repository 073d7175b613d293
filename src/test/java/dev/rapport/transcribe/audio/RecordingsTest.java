package dev.rapport.transcribe.audio;

import static dev.rapport.transcribe.audio.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private static final Recordings RECORDINGS = Decoders.recordings();

    @Test
    void theTracksOfAStereoRecordingAreToldApart() throws IOException {
        try (PcmStream sound =
                RECORDINGS.open(wav().tracks(2).samples(1, -1, 2, -2, 3, -3).channel())) {
            assertThat(sound.tracks()).isEqualTo(2);
            assertThat(sound.rate()).isEqualTo(8000);
            assertThat(sound.mediaType()).isEqualTo("audio/wav");
            assertThat(all(sound)).containsExactly(List.of(1, 2, 3), List.of(-1, -2, -3));
        }
    }

    @Test
    void theLengthIsInMilliseconds() throws IOException {
        try (PcmStream sound =
                RECORDINGS.open(wav().rate(8000).data(new byte[24_000]).channel())) {
            assertThat(sound.durationMs()).isEqualTo(1500);
        }
    }

    @Test
    void theLawsOfTelephoneLinesAreUndone() throws IOException {
        // The first, the middle and the last code of ITU-T G.711's tables.
        assertThat(only(wav().coding(7, 8).data((byte) 0x00, (byte) 0x7F, (byte) 0xFF, (byte) 0x80)))
                .containsExactly(-32124, 0, 0, 32124);
        assertThat(only(wav().coding(6, 8).data((byte) 0xD5, (byte) 0x55, (byte) 0x2A, (byte) 0xAA)))
                .containsExactly(8, -8, -32256, 32256);
    }

    @Test
    void otherWidthsBecomeSixteenBits() throws IOException {
        assertThat(only(wav().coding(1, 8).data((byte) 0, (byte) 128, (byte) 255)))
                .containsExactly(-32768, 0, 32512);
        assertThat(only(wav().coding(1, 24).data((byte) 9, (byte) 0x34, (byte) 0x12)))
                .containsExactly(0x1234);
        assertThat(only(wav().coding(1, 32).data((byte) 9, (byte) 9, (byte) 0x34, (byte) 0x12)))
                .containsExactly(0x1234);
        byte[] floats = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0.5f)
                .putFloat(7)
                .putFloat(Float.NaN)
                .array();
        assertThat(only(wav().coding(3, 32).data(floats))).containsExactly(16384, 32767, 0);
    }

    @Test
    void anExtensibleHeaderAndForeignChunksAreUnderstood() throws IOException {
        assertThat(only(wav().extensible()
                        .chunkBefore("LIST", new byte[] {1, 2, 3})
                        .samples(7, 8)))
                .containsExactly(7, 8);
    }

    @Test
    void aWriterToAPipeLeavesTheLengthOpen() throws IOException {
        assertThat(only(wav().riffSize(0xFFFF_FFFFL).dataSize(0xFFFF_FFFFL).samples(1, 2)))
                .containsExactly(1, 2);
        assertThat(only(wav().riffSize(0).dataSize(0).samples(1, 2))).containsExactly(1, 2);
        assertThat(only(wav().dataSize(0x7FFF_FFDBL).samples(1, 2))).containsExactly(1, 2);
    }

    @Test
    void aWriterThatWasKilledLeavesTheLengthAtNothing() throws IOException {
        assertThat(only(wav().riffSize(36).dataSize(0).samples(1, 2))).containsExactly(1, 2);
    }

    @Test
    void aCutOffRecordingSaysHowMuchIsThere() {
        assertRefused(
                wav().dataSize(160_000).data(new byte[16_000]).bytes(),
                "truncated",
                "promises 10.0 s, 1.0 s are there");
    }

    @Test
    void aHeaderWithoutSoundIsRefused() {
        assertRefused(wav().bytes(), "no sound follows");
        assertRefused(Arrays.copyOf(wav().bytes(), 36), "no sound in it");
        assertRefused(Arrays.copyOf(wav().bytes(), 12), "no sound in it");
        assertRefused(Arrays.copyOf(wav().bytes(), 25), "ends in the middle of its header");
    }

    @Test
    void anImpossibleHeaderIsRefused() {
        assertRefused(wav().rate(0).samples(1).bytes(), "rate of 0");
        assertRefused(wav().rate(-1).samples(1).bytes(), "rate of 4294967295");
        assertRefused(wav().rate(3999).samples(1).bytes(), "rate of 3999");
        assertRefused(wav().tracks(0).samples(1).bytes(), "0 tracks");
        assertRefused(wav().tracks(9).samples(1).bytes(), "9 tracks");
        assertRefused(wav().block(3).samples(1, 2, 3).bytes(), "2 bytes long, not 3");
        assertRefused(wav().coding(0x31, 0).block(65).samples(1).bytes(), "can not be decoded");
        assertRefused(wav().coding(1, 0).samples(1).bytes(), "can not be decoded");
    }

    @Test
    void whatIsNoRecordingIsNamed() {
        assertRefused(new byte[0], "empty");
        assertRefused("Dear customer,\nhello".getBytes(StandardCharsets.UTF_8), "seems to be text");
        assertRefused("OggS....".getBytes(StandardCharsets.UTF_8), "audio/ogg");
        assertRefused(new byte[] {0, 1, 2, 3}, "no known format");
    }

    @Test
    void damagedHeadersNeverDoWorseThanBeRefused() {
        Random random = new Random(7);
        byte[] good = wav().tracks(2).samples(new int[200]).bytes();
        for (int i = 0; i < 5000; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 3; j++) {
                bad[random.nextInt(44)] = (byte) random.nextInt();
            }
            try (PcmStream sound = RECORDINGS.open(WavBytes.channel(bad))) {
                assertThat(all(sound).getFirst().size()).isLessThan(2000);
            } catch (Unprocessable e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void unusualRatesAreBroughtIntoTheRecognisersRange() throws IOException {
        try (PcmStream sound =
                RECORDINGS.open(wav().rate(96_000).samples(10, 20, 30, 50).channel())) {
            assertThat(sound.rate()).isEqualTo(48_000);
            assertThat(all(sound)).containsExactly(List.of(15, 40));
        }
        try (PcmStream sound = RECORDINGS.open(wav().rate(6000).samples(10, 20).channel())) {
            assertThat(sound.rate()).isEqualTo(12_000);
            assertThat(all(sound)).containsExactly(List.of(10, 10, 20, 20));
        }
    }

    private static List<Integer> only(WavBytes wav) throws IOException {
        try (PcmStream sound = RECORDINGS.open(wav.channel())) {
            return all(sound).getFirst();
        }
    }

    private static List<List<Integer>> all(PcmStream sound) throws IOException {
        byte[][] block = new byte[sound.tracks()][64];
        List<List<Integer>> tracks = new ArrayList<>();
        for (int track = 0; track < sound.tracks(); track++) {
            tracks.add(new ArrayList<>());
        }
        for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
            for (int track = 0; track < block.length; track++) {
                ByteBuffer pcm = ByteBuffer.wrap(block[track], 0, length).order(ByteOrder.LITTLE_ENDIAN);
                while (pcm.hasRemaining()) {
                    tracks.get(track).add((int) pcm.getShort());
                }
            }
        }
        return tracks;
    }

    private static void assertRefused(byte[] bytes, String... why) {
        assertThatThrownBy(() -> RECORDINGS.open(WavBytes.channel(bytes)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContainingAll(why);
    }
}
