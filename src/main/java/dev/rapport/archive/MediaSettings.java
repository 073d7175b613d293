package dev.rapport.archive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.media.*}.
 *
 * @param minFree how much of the disk is left free: nothing new is taken before the database itself has no room
 */
@ConfigurationProperties("rapport.media")
record MediaSettings(@DefaultValue("500MB") DataSize minFree) {

    MediaSettings {
        if (minFree.isNegative()) {
            throw new IllegalArgumentException("rapport.media.min-free is " + minFree + "; give a size such as 500MB");
        }
    }
}
