package dev.rapport.web.api;

import dev.rapport.conversation.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part is wanted of a list that is short, and so is in memory as a whole.
 *
 * <p>Where nobody says how much, it is as much as any list shows at once: who looks at the ledger or the trackers wants all of
 * them. A cursor names the last entry that was shown, so that it stays right while others come; its place counts only where that
 * entry is gone meanwhile.
 *
 * @param limit how many entries at most, 1 to 200
 * @param cursor what {@link #cursor(int, String)} gave for the part before; null for the first part
 */
record PartRequest(int limit, @Nullable String cursor) {

    private static final Pattern PLACE = Pattern.compile("(\\d{1,9}) (.*)", Pattern.DOTALL);

    PartRequest {
        limit = new PageRequest(limit, null).limit();
    }

    /**
     * Where the part begins.
     *
     * @param keys what tells the entries of the list apart, in its order
     */
    int from(List<String> keys) {
        if (cursor == null) {
            return 0;
        }
        Matcher place = PLACE.matcher(decoded(cursor));
        if (!place.matches()) {
            throw unknown(null);
        }
        int last = keys.indexOf(place.group(2));
        return last < 0 ? Math.min(Integer.parseInt(place.group(1)), keys.size()) : last + 1;
    }

    /** The opaque text that goes out for what follows. */
    static String cursor(int shown, String lastKey) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((shown + " " + lastKey).getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown(e);
        }
    }

    private static IllegalArgumentException unknown(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "cursor is not one that this list gave out; leave it away to start at the first entry", cause);
    }
}
