package dev.rapport.transcribe.audio;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.calls.*} of reading sound.
 *
 * @param ffmpeg the path or the name of an ffmpeg; empty for the one that comes along, or where none comes along for this
 *     platform, that of the system
 * @param playableCache how much room the forms of recordings may take that browsers play; the longest unused go first
 * @param maxLength the longest recording; a kilobyte can claim to be hours of silence
 * @param decoderPatience for how long the decoder may give nothing before it counts as hung
 */
@ConfigurationProperties("rapport.calls")
public record SoundSettings(
        @DefaultValue("") String ffmpeg,
        @DefaultValue("12h") Duration maxLength,
        @DefaultValue("60s") Duration decoderPatience,
        @DefaultValue("5GB") DataSize playableCache) {

    /** As they are where nothing is set. */
    public static final SoundSettings DEFAULTS =
            new SoundSettings("", Duration.ofHours(12), Duration.ofSeconds(60), DataSize.ofGigabytes(5));

    public SoundSettings {
        if (maxLength.isNegative() || maxLength.isZero()) {
            throw new IllegalArgumentException(
                    "rapport.calls.max-length is " + maxLength + "; give a time such as 12h");
        }
        if (decoderPatience.isNegative() || decoderPatience.isZero()) {
            throw new IllegalArgumentException(
                    "rapport.calls.decoder-patience is " + decoderPatience + "; give a time such as 60s");
        }
    }
}
