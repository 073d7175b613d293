package dev.rapport.transcribe.audio;

import dev.rapport.archive.LocalFile;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a recording by what its bytes say; its name and its stated type count only where the bytes say nothing, as with
 * sound that has no header.
 *
 * <p>WAV with PCM, µ-law or A-law, and the same without a header, are read here; all else by the {@link Decoder}. Safe for
 * use by many threads.
 */
public final class Recordings {

    private static final int HEAD = 512;
    private static final int ID3_HEADER = 10;

    private final Decoder decoder;

    public Recordings(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Opens what says itself what it is. */
    public PcmStream open(SeekableByteChannel channel) throws IOException {
        return open(channel, null);
    }

    /**
     * Opens it at its beginning. The stream takes the channel over and closes it; after an exception it is still the
     * caller's.
     *
     * @param mediaType what it was said to be; null where nothing was
     * @throws Unprocessable when there is no sound in it that can be read; the message says why
     * @throws dev.rapport.conversation.TemporaryFailure when there is no decoder now
     */
    public PcmStream open(SeekableByteChannel channel, @Nullable String mediaType) throws IOException {
        if (channel.size() == 0) {
            throw new Unprocessable("The recording is empty: it has no bytes. Deliver it again from the source.");
        }
        PcmStream sound = sound(channel, mediaType);
        if (sound.durationMs() > decoder.maxLength().toMillis() && sound instanceof WavStream) {
            throw MaxLength.tooLong(decoder.maxLength());
        }
        return RateFit.fit(new MaxLength(sound, decoder.maxLength()));
    }

    private PcmStream sound(SeekableByteChannel channel, @Nullable String mediaType) throws IOException {
        SoundKind kind = kind(channel, mediaType);
        if (kind instanceof SoundKind.Raw(RawSound raw)) {
            Optional<PcmStream> plain = raw.open(channel);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        if (kind instanceof SoundKind.In(Container container) && container == Container.WAVE) {
            Optional<PcmStream> plain = WavHeaderReader.open(channel);
            if (plain.isPresent()) {
                return plain.get();
            }
        }
        return decoded(channel, kind);
    }

    private PcmStream decoded(SeekableByteChannel channel, SoundKind kind) throws IOException {
        LocalFile file = LocalFile.of(channel);
        try {
            return DecodedStream.open(decoder, file.path(), kind.arguments(), kind.mediaType(), () -> {
                file.release();
                channel.close();
            });
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /** What the channel holds. */
    static SoundKind kind(SeekableByteChannel channel, @Nullable String mediaType) throws IOException {
        Optional<RawSound> raw = RawSound.of(mediaType);
        if (raw.isPresent()) {
            return new SoundKind.Raw(raw.get());
        }
        ByteBuffer head = head(channel, 0);
        Container container = Container.of(head)
                .orElseThrow(
                        () -> new Unprocessable(
                                "This is not a recording that can be read: "
                                        + ForeignFormat.describe(head)
                                        + ". Deliver WAV, MP3, Opus or any other usual kind; for sound without a header, say what it is."));
        if (container == Container.MPEG && head.limit() >= ID3_HEADER && head.get(0) == 'I') {
            ByteBuffer behind = head(channel, ID3_HEADER + tagSize(head));
            boolean aac = Container.of(behind).filter(Container.AAC::equals).isPresent();
            return new SoundKind.In(aac ? Container.AAC : Container.MPEG);
        }
        return new SoundKind.In(container);
    }

    /** The length of an ID3v2 tag, seven bits in each of four bytes (id3.org, ID3v2.4.0, 3.1). */
    private static int tagSize(ByteBuffer head) {
        return (head.get(6) & 0x7F) << 21 | (head.get(7) & 0x7F) << 14 | (head.get(8) & 0x7F) << 7 | head.get(9) & 0x7F;
    }

    static ByteBuffer head(SeekableByteChannel channel, long at) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        channel.position(at);
        while (head.hasRemaining() && channel.read(head) >= 0) {
            // until it is full, or the file ends
        }
        return head.flip();
    }

    /** What a file was found to be. */
    sealed interface SoundKind {

        /** How it is told to ffmpeg. */
        List<String> arguments();

        String mediaType();

        /** It says itself what it is. */
        record In(Container container) implements SoundKind {
            @Override
            public List<String> arguments() {
                return List.of("-f", container.demuxer());
            }

            @Override
            public String mediaType() {
                return container.mediaType();
            }
        }

        /** It says nothing, and was said to be this. */
        record Raw(RawSound sound) implements SoundKind {
            @Override
            public List<String> arguments() {
                return sound.arguments();
            }

            @Override
            public String mediaType() {
                return sound.mediaType();
            }
        }
    }
}
