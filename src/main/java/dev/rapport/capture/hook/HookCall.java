package dev.rapport.capture.hook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to a webhook, as it came.
 *
 * @param platform of its path, such as "slack"
 * @param source of its path
 * @param method such as POST
 * @param headers by their names in lower case; of one that came several times, the first
 * @param query without the question mark; empty where there is none
 * @param body the very bytes that a signature is over; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on and read only, and never compared
public record HookCall(
        String platform, String source, String method, Map<String, String> headers, String query, byte[] body) {

    private static final int MOST_FIELDS = 2_000;

    public HookCall {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /** The same, from the source as its settings call it. */
    HookCall from(String name) {
        return new HookCall(platform, name, method, headers, query, body);
    }

    @Nullable
    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Nullable
    String parameter(String name) {
        List<String> values = fields(query).get(name);
        return values == null ? null : values.getFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Without what it says, and proves itself with. */
    @Override
    public String toString() {
        return method + " /hooks/" + platform + "/" + source;
    }

    boolean isForm() {
        String type = header("content-type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    }

    /** The fields of a form, by name, each with its values in their order. */
    Map<String, List<String>> form() {
        return fields(text());
    }

    private static Map<String, List<String>> fields(String encoded) {
        Map<String, List<String>> fields = new TreeMap<>();
        String[] pairs = encoded.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw HookRefusal.unreadable("The body has more than " + MOST_FIELDS + " fields");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!pair.isEmpty()) {
                fields.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HookRefusal.unreadable("A field of the form is not encoded as application/x-www-form-urlencoded");
        }
    }
}
