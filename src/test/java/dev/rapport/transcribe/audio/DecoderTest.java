package dev.rapport.transcribe.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.TestFolders;
import dev.rapport.archive.LocalFile;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** How the decoder's child is kept: it ends when it should, and nothing of it is left. */
class DecoderTest {

    @TempDir
    private static Path folder;

    private static Path mp3;

    @BeforeAll
    static void record() throws IOException {
        mp3 = Encoder.make(folder, "long.mp3", 16_000, 1, 120, "-c:a", "libmp3lame");
    }

    @Test
    void aChildEndsWhenItsStreamIsClosed() throws IOException {
        long before = children();
        PcmStream sound = Decoders.recordings().open(LocalFile.open(mp3));
        assertThat(sound.read(new byte[1][1000])).isEqualTo(1000);
        assertThat(children()).isEqualTo(before + 1);

        sound.close();

        Awaitility.await().untilAsserted(() -> assertThat(children()).isEqualTo(before));
    }

    @Test
    void allChildrenEndWithTheApplicationAndTheirRecordingsAreTriedAgain() throws IOException {
        Decoder decoder = FormatsTest.decoder(Duration.ofHours(1), Duration.ofSeconds(60));
        try (PcmStream sound = new Recordings(decoder).open(LocalFile.open(mp3))) {
            decoder.close();

            assertThatThrownBy(() -> Heard.of(sound)).isInstanceOf(TemporaryFailure.class);
        }
    }

    @Test
    void anInterruptionEndsTheReading() throws IOException {
        try (PcmStream sound = Decoders.recordings().open(LocalFile.open(mp3))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> Heard.of(sound)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aDecoderThatGivesNothingIsEnded() throws IOException {
        Path hanging = folder.resolve("hanging");
        Files.writeString(hanging, """
                #!/bin/sh
                if [ "$2" = -protocols ]; then echo " fd"; exit 0; fi
                exec sleep 600
                """);
        Files.setPosixFilePermissions(hanging, PosixFilePermissions.fromString("rwx------"));
        SoundSettings impatient = new SoundSettings(
                hanging.toString(), Duration.ofHours(1), Duration.ofMillis(300), DataSize.ofGigabytes(1));
        try (Decoder decoder = new Decoder(impatient, folder.resolve("none"))) {
            assertThatThrownBy(() -> new Recordings(decoder).open(LocalFile.open(mp3)))
                    .isInstanceOf(TemporaryFailure.class)
                    .hasMessageContaining("rapport.calls.decoder-patience");
        }
    }

    @Test
    void aReaderThatTakesItsTimeIsNoHangingDecoder() throws IOException {
        try (Decoder decoder = FormatsTest.decoder(Duration.ofHours(1), Duration.ofMillis(1500));
                PcmStream sound = new Recordings(decoder).open(LocalFile.open(mp3))) {
            long start = System.nanoTime();
            Awaitility.await().until(() -> System.nanoTime() - start > 1_600_000_000L);

            assertThat(Heard.of(sound).ms()).isBetween(119_900L, 120_200L);
        }
    }

    @Test
    void namesThatLookLikeOptionsOrCommandsAreOnlyNames() throws IOException {
        for (String name : List.of("-i", "concat:a|b", "$(touch owned)", "a;b\n.mp3", "http:x")) {
            Path odd = Files.copy(mp3, folder.resolve(name));
            try (PcmStream sound = Decoders.recordings().open(LocalFile.open(odd))) {
                assertThat(sound.read(new byte[1][1000])).isEqualTo(1000);
            }
        }
    }

    @Test
    void anOlderFfmpegThatDoesNotKnowHowToSeekInItsInputServesToo() throws IOException {
        Path old = folder.resolve("old");
        Path real = DecoderFiles.in(TestFolders.of("decoder").toAbsolutePath()).orElseThrow();
        Files.writeString(old, """
                #!/bin/sh
                export LD_LIBRARY_PATH='%1$s'
                if [ "$2" = -protocols ]; then echo " file"; exit 0; fi
                exec '%1$s/ffmpeg' "$@"
                """.formatted(real));
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rwx------"));
        Path m4a = Encoder.make(folder, "end.m4a", 16_000, 1, 2, "-c:a", "aac");
        SoundSettings named =
                new SoundSettings(old.toString(), Duration.ofHours(1), Duration.ofSeconds(60), DataSize.ofGigabytes(1));
        try (Decoder decoder = new Decoder(named, folder.resolve("none"));
                PcmStream sound = new Recordings(decoder).open(LocalFile.open(m4a))) {
            assertThat(Heard.of(sound).ms()).isBetween(1900L, 2200L);
        }
    }

    @Test
    void whatNoBrowserPlaysIsMadePlayableOnceAndTheOldestGoes() throws IOException {
        Path cache = folder.resolve("playable");
        Path amr = Encoder.make(folder, "a.amr", 8000, 1, 2, "-c:a", "libopencore_amrnb");
        Playable playable = new Playable(Decoders.DECODER, cache, DataSize.ofKilobytes(1));
        byte[] first = read(playable.of(new Original("a".repeat(64), 1), LocalFile.open(amr)));
        byte[] again = read(playable.of(new Original("a".repeat(64), 1), LocalFile.open(amr)));
        playable.of(new Original("b".repeat(64), 1), LocalFile.open(amr))
                .orElseThrow()
                .close();

        assertThat(new String(first, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("fLaC");
        assertThat(again).isEqualTo(first);
        try (PcmStream sound = Decoders.recordings().open(WavBytes.channel(first))) {
            assertThat(sound.durationMs()).isBetween(1900L, 2100L);
        }
        assertThat(cache).isDirectoryContaining(file -> file.endsWith("b".repeat(64) + ".flac"));
        assertThat(Files.list(cache)).hasSize(1);
        assertThat(playable.of(new Original("c".repeat(64), 1), LocalFile.open(mp3)))
                .isEmpty();
    }

    private static byte[] read(Optional<SeekableByteChannel> flac) throws IOException {
        try (SeekableByteChannel channel = flac.orElseThrow()) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // on
            }
            return bytes.array();
        }
    }

    private static long children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .count();
    }
}
