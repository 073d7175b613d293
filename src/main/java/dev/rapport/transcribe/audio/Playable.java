package dev.rapport.transcribe.audio;

import dev.rapport.archive.LocalFile;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * Holds, for recordings that no browser plays, the same sound as FLAC: every browser plays it, every ffmpeg makes it, and a
 * place in it is exact, as the times of words are.
 *
 * <p>Made when first asked for; what was not used for the longest goes when the room is full. All of it can be made again.
 * Safe for use by many threads; one is made at a time.
 */
public final class Playable {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Decoder decoder;
    private final Path folder;
    private final DataSize room;
    private final ReentrantLock making = new ReentrantLock();

    public Playable(Decoder decoder, Path folder, DataSize room) {
        this.decoder = decoder;
        this.folder = folder.toAbsolutePath();
        this.room = room;
    }

    /**
     * The sound as FLAC, or empty for what browsers play as it is.
     *
     * <p>WAV is passed by: it can be played from any place on without being kept twice.
     *
     * @param recording is read, and not closed
     * @throws Unprocessable when it can not be decoded
     */
    public Optional<SeekableByteChannel> of(Original original, SeekableByteChannel recording) throws IOException {
        Recordings.SoundKind kind = Recordings.kind(recording, original.mediaType());
        if (isForBrowsers(kind, recording)) {
            return Optional.empty();
        }
        Path flac = folder.resolve(original.sha256() + ".flac");
        Optional<SeekableByteChannel> kept = kept(flac);
        if (kept.isPresent()) {
            return kept;
        }
        making.lock();
        try {
            if (!Files.exists(flac)) {
                make(recording, kind, flac);
            }
            return kept(flac);
        } finally {
            making.unlock();
        }
    }

    private static boolean isForBrowsers(Recordings.SoundKind kind, SeekableByteChannel recording) throws IOException {
        return switch (kind) {
            case Recordings.SoundKind.In(Container container) -> container.isForBrowsers(Recordings.head(recording, 0));
            case Recordings.SoundKind.Raw raw -> false;
        };
    }

    private static Optional<SeekableByteChannel> kept(Path flac) throws IOException {
        try {
            Files.setLastModifiedTime(flac, FileTime.from(Instant.now()));
            return Optional.of(Files.newByteChannel(flac));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private void make(SeekableByteChannel recording, Recordings.SoundKind kind, Path flac) throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "", ".part");
        LocalFile file = LocalFile.of(recording);
        try {
            Process child = decoder.encode(file.path(), kind.arguments(), draft);
            DecoderReport report = DecoderReport.of(child);
            if (!child.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                child.destroyForcibly();
                throw new TemporaryFailure("It took too long to make the recording playable; try again later");
            }
            boolean anything = child.exitValue() == 0;
            DecodingFailure.check(child, report, kind.mediaType(), anything);
            makeRoom(Files.size(draft));
            Files.move(draft, flac, StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while a recording was made playable", e);
        } finally {
            file.release();
            Files.deleteIfExists(draft);
        }
    }

    /** Whoever reads one of them just now goes on reading; it is gone when the last one closes it. */
    private void makeRoom(long wanted) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> file.toString().endsWith(".flac"))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()))
                    .toList();
        }
        long taken = wanted;
        for (Path file : all) {
            taken += file.toFile().length();
        }
        for (Path oldest : all) {
            if (taken <= room.toBytes()) {
                return;
            }
            taken -= oldest.toFile().length();
            Files.deleteIfExists(oldest);
        }
    }
}
