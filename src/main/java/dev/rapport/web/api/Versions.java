package dev.rapport.web.api;

import dev.rapport.web.Refusal;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Compares the {@code If-Match} of a change with the {@code ETag} of what is to be changed (RFC 9110, 13.1.1). */
final class Versions {

    private static final Pattern NUMBER = Pattern.compile("\"(\\d{1,18})\"");
    private static final long NEVER = -1;

    private Versions() {}

    static String etag(Object version) {
        return "\"" + version + "\"";
    }

    /**
     * Whether the change may go on.
     *
     * @param ifMatch null where the caller did not ask
     * @throws Refusal 412 where it was changed meanwhile
     */
    static void check(@Nullable String ifMatch, String etag) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(etag::equals)) {
            throw stale();
        }
    }

    static Refusal stale() {
        return Refusal.of(
                HttpStatus.PRECONDITION_FAILED,
                "It was changed since it was read: read it again, and send the new ETag as If-Match");
    }

    /** The version that the caller has read; empty where any will do, and never one that there is for what is none. */
    static OptionalLong expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return OptionalLong.empty();
        }
        Matcher number = NUMBER.matcher(ifMatch.strip());
        return OptionalLong.of(number.matches() ? Long.parseLong(number.group(1)) : NEVER);
    }
}
