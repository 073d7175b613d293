package dev.rapport.capture.call;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.calls.*}.
 *
 * @param tracks who is on which track of a stereo recording
 * @param maxSize the largest recording that is taken
 * @param quiet for how long a file of a watched folder must not have changed before it is taken
 * @param unfinishedQuiet the same for a file that looks unfinished: empty, or shorter than its header says; a network that
 *     stalls must not make half a call of it
 * @param retryAfter when a file is tried again that could not be taken for want of the database or of room
 */
@ConfigurationProperties("rapport.calls")
record CallSettings(
        @DefaultValue("OURS_LEFT") Tracks tracks,
        @DefaultValue("4GB") DataSize maxSize,
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration unfinishedQuiet,
        @DefaultValue("10s") Duration retryAfter) {

    CallSettings {
        if (maxSize.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.calls.max-size is " + maxSize + "; give a size such as 4GB");
        }
        if (quiet.isNegative() || unfinishedQuiet.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("rapport.calls takes no negative durations");
        }
    }
}
