package dev.rapport.web.api;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.audio.Playable;
import dev.rapport.transcribe.audio.Recordings;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Plays recordings: as received, or in a form that every browser plays, and their outline for the player. */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
final class RecordingApi {

    private final Shown shown;
    private final Waveforms waveforms;
    private final Playable playable;
    private final Recordings recordings;

    RecordingApi(Shown shown, Waveforms waveforms, Playable playable, Recordings recordings) {
        this.shown = shown;
        this.waveforms = waveforms;
        this.playable = playable;
        this.recordings = recordings;
    }

    /**
     * The audio with HTTP ranges: as received, its ETag then being its SHA-256, or as FLAC where it is of a kind that no
     * browser plays (GSM, G.722, AMR, WMA and the like).
     *
     * @param item which recording of several; the first where none is named
     * @param as {@code playable} for PCM also of WAV that some browsers can not play, such as µ-law; {@code received} for
     *     the bytes as they came, whatever they are
     */
    @GetMapping("/recording")
    void recording(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(required = false) @Nullable ItemId item,
            @RequestParam(required = false) @Nullable Form as,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Item recording = shown.recording(viewer, id, item);
        String sha256 = recording.original().sha256();
        try (SeekableByteChannel channel = shown.bytes(recording)) {
            Optional<WavSound> sound = WavSound.of(channel);
            Optional<SeekableByteChannel> flac =
                    as == Form.RECEIVED || sound.isPresent() ? Optional.empty() : flac(recording, channel, as);
            if (flac.isPresent()) {
                try (SeekableByteChannel form = flac.get()) {
                    Bytes.send(
                            request, response, ChannelSource.of(form), "audio/flac", Versions.etag(sha256 + "-flac"));
                }
                return;
            }
            if (as == Form.PLAYABLE && sound.isPresent() && !sound.get().isPlayable()) {
                Bytes.send(
                        request,
                        response,
                        new PlayableWav(sound.get()),
                        "audio/wav",
                        Versions.etag(sha256 + "-playable"));
                return;
            }
            Bytes.send(
                    request,
                    response,
                    ChannelSource.of(channel),
                    mediaType(recording, sound.isPresent()),
                    Versions.etag(sha256));
        }
    }

    /** What can not be decoded is sent as it is, unless that was not wanted. */
    private Optional<SeekableByteChannel> flac(Item recording, SeekableByteChannel channel, @Nullable Form as)
            throws IOException {
        try {
            return playable.of(recording.original(), channel);
        } catch (Unprocessable e) {
            return Optional.empty();
        } catch (TemporaryFailure e) {
            if (as == null) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whatever was sent as a recording, a browser is told of audio only. */
    private static String mediaType(Item item, boolean wav) {
        Recording recording = item.recording();
        if (wav) {
            return "audio/wav";
        }
        return recording != null && recording.mediaType().startsWith("audio/")
                ? recording.mediaType()
                : "application/octet-stream";
    }

    /** Peaks per track, 0..1, of at most 1000 equal stretches. */
    @GetMapping("/waveform")
    Waveforms.Waveform waveform(
            Viewer viewer, @PathVariable ConversationId id, @RequestParam(required = false) @Nullable ItemId item)
            throws IOException {
        Item recording = shown.recording(viewer, id, item);
        Optional<Waveforms.Waveform> kept = waveforms.kept(recording.original());
        if (kept.isPresent()) {
            return kept.get();
        }
        try (SeekableByteChannel channel = shown.bytes(recording)) {
            Optional<WavSound> wav = WavSound.of(channel);
            if (wav.isPresent()) {
                return waveforms.of(recording.original(), wav.get());
            }
            try (PcmStream sound = recordings.open(channel, recording.original().mediaType())) {
                return waveforms.of(recording.original(), sound);
            }
        } catch (Unprocessable e) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "No outline can be drawn of this recording; play it without. " + e.getMessage());
        }
    }

    /** In which form a recording is wanted. */
    enum Form {
        RECEIVED,
        PLAYABLE
    }
}
