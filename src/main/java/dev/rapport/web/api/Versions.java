package dev.rapport.web.api;

import dev.rapport.web.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Compares the {@code If-Match} of a change with the {@code ETag} of what is to be changed (RFC 9110, 13.1.1). */
final class Versions {

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
            throw Refusal.of(
                    HttpStatus.PRECONDITION_FAILED,
                    "It was changed since it was read: read it again, and send the new ETag as If-Match");
        }
    }
}
