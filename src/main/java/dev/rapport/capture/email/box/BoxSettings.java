package dev.rapport.capture.email.box;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.email.box.*} of mail in files.
 *
 * @param quiet for how long a file of a watched folder must not have changed before it is taken; those of a Maildir are whole
 *     when they are there
 * @param retryAfter when a file is tried again that could not be taken for want of the database or of room
 * @param maxImport the largest file that an import takes
 * @param maxUnpacked how much the files of one zip may unpack to, all together
 * @param atOnce how many messages of one file are taken in at the same time: they wait for the disk together
 */
@ConfigurationProperties("rapport.email.box")
record BoxSettings(
        @DefaultValue("2s") Duration quiet,
        @DefaultValue("10s") Duration retryAfter,
        @DefaultValue("100GB") DataSize maxImport,
        @DefaultValue("100GB") DataSize maxUnpacked,
        @DefaultValue("8") int atOnce) {

    BoxSettings {
        if (quiet.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("rapport.email.box takes no negative durations");
        }
        if (maxImport.toBytes() < 1 || maxUnpacked.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.email.box takes sizes such as 100GB");
        }
        if (atOnce < 1 || atOnce > 64) {
            throw new IllegalArgumentException("rapport.email.box.at-once is 1 to 64, not " + atOnce);
        }
    }
}
