package dev.rapport.transcribe.audio;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs ffmpeg, one child for each recording, fenced in: it is given the file as its standard input and never a name, is told
 * what the file is and may not guess, may open nothing else, and knows the decoders of sound only.
 *
 * <p>A child ends when its stream is closed, when this is closed, and when this process is gone, since nobody reads what it
 * writes. One that hangs all the same is ended by the system after {@value #CPU_SECONDS} s of computing. Safe for use by
 * many threads.
 */
public final class Decoder implements AutoCloseable {

    private static final int CPU_SECONDS = 3600;
    private static final long MOST_BYTES_AT_ONCE = 256L << 20;
    private static final String DECODERS = String.join(
            ",",
            List.of(
                    "aac,aac_fixed,aac_latm,ac3,eac3,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms,adpcm_g722,g722,adpcm_g726",
                    "adpcm_g726le,g726,g726le,adpcm_yamaha,adpcm_swf,alac,amrnb,amrwb,libopencore_amrnb",
                    "libopencore_amrwb,ape,atrac3,flac,g723_1,g728,g729,gsm,gsm_ms,libgsm,libgsm_ms,ilbc,mp1,mp1float",
                    "mp2,mp2float,mp3,mp3float,mp3adu,mp3adufloat,mp3on4,mp3on4float,msnsiren,opus,libopus,qcelp,evrc",
                    "pcm_alaw,pcm_mulaw,pcm_f16le,pcm_f24le,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_s16be",
                    "pcm_s16be_planar,pcm_s16le,pcm_s16le_planar,pcm_s24be,pcm_s24le,pcm_s24le_planar,pcm_s32be",
                    "pcm_s32le,pcm_s32le_planar,pcm_s64be,pcm_s64le,pcm_s8,pcm_s8_planar,pcm_u16be,pcm_u16le,pcm_u24be",
                    "pcm_u24le,pcm_u32be,pcm_u32le,pcm_u8,siren,speex,libspeex,truespeech,tta,vorbis,libvorbis,wavpack",
                    "wmalossless,wmapro,wmav1,wmav2,wmavoice,mace3,mace6"));

    private final SoundSettings settings;
    private final Path folder;
    private final Set<Process> children = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch;
    private @Nullable DecoderProgram program;
    private boolean closed;

    /** @param folder where the ffmpeg that comes along is unpacked; it holds nothing that can not be made again */
    public Decoder(SoundSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder.toAbsolutePath();
        watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("decoder-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
    }

    /**
     * Decodes the first sound of a file into a WAV file of 16 bits on the child's standard output.
     *
     * <p>Where the times of a file leave gaps, as with voices that are sent only while someone speaks, these are filled.
     *
     * @param format arguments that say what the file is
     * @throws TemporaryFailure when there is no ffmpeg
     */
    Process decode(Path file, List<String> format) throws IOException {
        return start(
                file,
                format,
                List.of("-af", "aresample=async=1", "-c:a", "pcm_s16le", "-f", "wav", "pipe:1"),
                Redirect.PIPE);
    }

    /** Makes of the first sound of a file a FLAC file. */
    Process encode(Path file, List<String> format, Path flac) throws IOException {
        String seconds = Long.toString(settings.maxLength().toSeconds());
        return start(
                file,
                format,
                List.of(
                        "-c:a",
                        "flac",
                        "-sample_fmt",
                        "s16",
                        "-t",
                        seconds,
                        "-f",
                        "flac",
                        "-y",
                        "file:" + flac.toAbsolutePath()),
                Redirect.DISCARD);
    }

    private Process start(Path file, List<String> format, List<String> output, Redirect to) throws IOException {
        DecoderProgram known = program();
        List<String> arguments = new ArrayList<>(
                List.of("-nostdin", "-hide_banner", "-nostats", "-loglevel", "level+info", "-threads", "1"));
        arguments.addAll(List.of("-timelimit", Integer.toString(CPU_SECONDS)));
        arguments.addAll(List.of("-max_alloc", Long.toString(MOST_BYTES_AT_ONCE)));
        arguments.addAll(List.of("-protocol_whitelist", known.protocols(), "-codec_whitelist", DECODERS));
        arguments.addAll(format);
        arguments.addAll(known.input());
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-bitexact"));
        arguments.addAll(output);
        Process child = known.builder(arguments)
                .redirectInput(file.toFile())
                .redirectOutput(to)
                .start();
        children.add(child);
        child.onExit().thenAccept(children::remove);
        if (isClosed()) {
            child.destroyForcibly();
        }
        return child;
    }

    /** Ends a child in a while, and says so, unless that is taken back: it was waited for, and gave nothing. */
    Future<?> endLater(Process child, Runnable before) {
        Runnable end = () -> {
            before.run();
            child.destroyForcibly();
        };
        return watch.schedule(end, settings.decoderPatience().toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration patience() {
        return settings.decoderPatience();
    }

    Duration maxLength() {
        return settings.maxLength();
    }

    /** Found at the first recording that needs one: most installations have WAV files only. */
    private synchronized DecoderProgram program() throws IOException {
        DecoderProgram known = program;
        if (known == null) {
            known = DecoderProgram.find(settings.ffmpeg(), folder);
            program = known;
        }
        return known;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Ends all children, and whatever is started from now on. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        children.forEach(Process::destroyForcibly);
        watch.shutdownNow();
    }
}
