package dev.rapport.capture.call;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * @param remoteQuiet for how long a file on a server must not have changed before it is fetched
 * @param fileNames the company's own patterns of file names, which are tried before the known ones
 * @param knownFileNames whether the names of common telephone systems are understood
 * @param extensionDigits a number of at most so many digits is an extension, and so ours
 * @param zone in which sources write times that name none; null for the company's
 * @param zones the same for one source, by its name
 */
@ConfigurationProperties("rapport.calls")
record CallSettings(
        @DefaultValue("OURS_LEFT") Tracks tracks,
        @DefaultValue("4GB") DataSize maxSize,
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration unfinishedQuiet,
        @DefaultValue("10s") Duration retryAfter,
        @DefaultValue("20s") Duration remoteQuiet,
        @DefaultValue List<FileName> fileNames,
        @DefaultValue("true") boolean knownFileNames,
        @DefaultValue("5") int extensionDigits,
        @Nullable ZoneId zone,
        @DefaultValue Map<String, ZoneId> zones) {

    CallSettings {
        if (maxSize.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.calls.max-size is " + maxSize + "; give a size such as 4GB");
        }
        if (quiet.isNegative() || unfinishedQuiet.isNegative() || retryAfter.isNegative() || remoteQuiet.isNegative()) {
            throw new IllegalArgumentException("rapport.calls takes no negative durations");
        }
        if (extensionDigits < 1 || extensionDigits > 12) {
            throw new IllegalArgumentException("rapport.calls.extension-digits is 1 to 12, not " + extensionDigits);
        }
        fileNames = List.copyOf(fileNames);
        zones = Map.copyOf(zones);
    }

    /**
     * A pattern of file names.
     *
     * @param name for messages
     * @param pattern a regular expression with named groups; the whole path has to fit it, without the ending
     * @param time how the group {@code time} is written, such as {@code yyyyMMdd-HHmmss}
     * @param zone of that time; null for the source's
     * @param direction INBOUND or OUTBOUND where all names of this kind are; null where not
     */
    record FileName(
            @DefaultValue("of rapport.calls.file-names") String name,
            String pattern,
            @Nullable String time,
            @Nullable String zone,
            @Nullable String direction) {

        FileName {
            NamePattern.of(name, pattern, time, zone, direction);
        }

        NamePattern compiled() {
            return NamePattern.of(name, pattern, time, zone, direction);
        }
    }
}
