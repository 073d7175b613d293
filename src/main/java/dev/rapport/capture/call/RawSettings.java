package dev.rapport.capture.call;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.calls.raw.ENDING}: what files without a header are, by the ending of their name.
 *
 * @param raw from an ending to a media type such as "audio/L16;rate=16000;channels=2"; "none" for an ending that shall not
 *     be taken. They go before the usual ones, and also tell what a .wav file without a header is.
 */
@ConfigurationProperties("rapport.calls")
record RawSettings(@DefaultValue Map<String, String> raw) {

    static final Pattern TYPE = Pattern.compile(
            "audio/(L16|L8|PCMU|PCMA|G722|G729|GSM)(\\s*;\\s*(rate=\\d{4,6}|channels=[1-8]|endian=(big|little)))*",
            Pattern.CASE_INSENSITIVE);

    RawSettings {
        raw = Map.copyOf(raw);
        raw.forEach((ending, type) -> {
            if (!type.equals("none") && !TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException("rapport.calls.raw." + ending + " is " + type
                        + "; give a media type such as audio/L16;rate=16000;channels=2, of L16, L8, PCMU, PCMA, G722, G729,"
                        + " GSM, or none");
            }
        });
    }
}
