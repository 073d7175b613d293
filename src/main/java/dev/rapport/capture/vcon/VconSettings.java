package dev.rapport.capture.vcon;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.vcon.*} of vCons that come in.
 *
 * @param maxSize the largest file that is taken; and how much a gzip may unpack to
 * @param maxContent the largest content that is fetched from elsewhere
 * @param transcripts whether a transcript with times that comes along is taken, or the recording is heard by us
 * @param unknownSigners what becomes of a signed vCon whose signer is not known
 * @param trusted files (PEM) with certificates or public keys of those whose signatures are believed
 */
@ConfigurationProperties("rapport.vcon")
record VconSettings(
        @DefaultValue("4GB") DataSize maxSize,
        @DefaultValue("4GB") DataSize maxContent,
        @DefaultValue("GIVEN") Transcripts transcripts,
        @DefaultValue("TAKE") UnknownSigners unknownSigners,
        @DefaultValue List<String> trusted) {

    VconSettings {
        if (maxSize.toBytes() < 1 || maxContent.toBytes() < 1) {
            throw new IllegalArgumentException("rapport.vcon takes sizes such as 4GB");
        }
        trusted = List.copyOf(trusted);
    }

    /** Whose transcript counts. */
    enum Transcripts {
        GIVEN,
        OWN
    }

    /** What becomes of what a stranger signed. */
    enum UnknownSigners {
        /** It is taken, with a warning: it is worth no less than an unsigned one. */
        TAKE,
        REFUSE
    }
}
