package dev.rapport.capture.chat.folder;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.chat.folder.*}.
 *
 * @param quiet for how long a file must not have changed before it is taken
 * @param retryAfter when a file is tried again that could not be taken for want of the database or of room
 */
@ConfigurationProperties("rapport.chat.folder")
record FolderSettings(
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration retryAfter) {

    FolderSettings {
        if (quiet.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("rapport.chat.folder takes no negative durations");
        }
    }
}
