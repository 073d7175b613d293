package dev.rapport.capture.chat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.chat.*}.
 *
 * @param pause without a message after which a lasting room's next message begins another session
 * @param quiet how long a session waits for more messages before it is processed again
 * @param longestWait how long it waits at most, where messages go on coming
 * @param maxSize the largest request that is taken
 * @param maxFileSize the largest file of a message that is kept
 */
@ConfigurationProperties("rapport.chat")
record ChatSettings(
        @DefaultValue("4h") Duration pause,
        @DefaultValue("5s") Duration quiet,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("32MB") DataSize maxSize,
        @DefaultValue("512MB") DataSize maxFileSize) {

    ChatSettings {
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("rapport.chat.pause is " + pause + "; give one such as 4h");
        }
        if (quiet.isNegative() || longestWait.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("rapport.chat.quiet is " + quiet + " and rapport.chat.longest-wait "
                    + longestWait + "; the second is not shorter than the first, such as 5s and 60s");
        }
        if (maxSize.toBytes() < 1 || maxSize.toBytes() > 1 << 30) {
            throw new IllegalArgumentException("rapport.chat.max-size is " + maxSize + "; give one up to 1GB");
        }
        if (maxFileSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "rapport.chat.max-file-size is " + maxFileSize + "; give one such as 512MB");
        }
    }
}
