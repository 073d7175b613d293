package dev.rapport.capture.email;

import dev.rapport.capture.email.file.TextLimits;
import dev.rapport.capture.email.mime.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.email.*} of reading. What goes beyond them is left out of the reading, with a note; the
 * original keeps it.
 *
 * @param maxSize the largest message that is taken at all
 * @param maxParts of one message, those of messages within it too
 * @param maxDepth how deep parts within parts are read
 * @param maxHeader of one part
 * @param maxText of all text parts of one message together, decoded
 * @param maxTime for reading one message, without its attachments' text
 * @param attachmentSize the largest attachment whose text is read
 * @param attachmentText how many characters of it are kept
 * @param attachmentPages how many pages, sheets or slides of it are read
 * @param attachmentTime for reading the text of one attachment
 */
@ConfigurationProperties("rapport.email")
record EmailSettings(
        @DefaultValue("100MB") DataSize maxSize,
        @DefaultValue("1000") int maxParts,
        @DefaultValue("40") int maxDepth,
        @DefaultValue("256KB") DataSize maxHeader,
        @DefaultValue("2MB") DataSize maxText,
        @DefaultValue("10s") Duration maxTime,
        @DefaultValue("50MB") DataSize attachmentSize,
        @DefaultValue("1000000") int attachmentText,
        @DefaultValue("300") int attachmentPages,
        @DefaultValue("20s") Duration attachmentTime) {

    EmailSettings {
        if (maxSize.toBytes() < 1 || maxSize.toBytes() > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("rapport.email.max-size is " + maxSize + "; give one up to 2047MB");
        }
        limits(maxParts, maxDepth, maxHeader, maxText, maxTime);
        new TextLimits(attachmentSize.toBytes(), attachmentText, attachmentPages, attachmentTime);
    }

    Limits limits() {
        return limits(maxParts, maxDepth, maxHeader, maxText, maxTime);
    }

    private static Limits limits(int parts, int depth, DataSize header, DataSize text, Duration time) {
        return new Limits(parts, depth, Math.toIntExact(header.toBytes()), Math.toIntExact(text.toBytes()), time);
    }

    TextLimits attachments() {
        return new TextLimits(attachmentSize.toBytes(), attachmentText, attachmentPages, attachmentTime);
    }
}
