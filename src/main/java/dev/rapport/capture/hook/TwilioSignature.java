package dev.rapport.capture.hook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Proves that Twilio calls: HMAC (SHA-1) with the account's token over the address that Twilio was given and the fields of the
 * form, by name; or, of another body, over the address alone, which then holds the body's SHA-256.
 *
 * <p>The address is the one of the settings, never one that the request names: a proxy changes it, and a stranger could choose it.
 *
 * <p>Source: Twilio's documentation, "Security: validating requests". Stateless.
 */
final class TwilioSignature {

    private TwilioSignature() {}

    static void verify(HookCall call, HookSource source) {
        if (source.url() == null) {
            throw HookRefusal.notAuthentic("Twilio signs the public address of the webhook; set rapport.hooks."
                    + call.source() + ".url to it");
        }
        String url = url(whole(source.url(), call), call.query());
        String sha256 = call.parameter("bodySHA256");
        Map<String, List<String>> fields = sha256 == null || call.isForm() ? call.form() : Map.of();
        byte[] ours = sign(source.key(), url, fields);
        Signatures.need(ours, Signatures.base64("", call.header("X-Twilio-Signature")), call);
        if (sha256 != null && !call.isForm()) {
            byte[] given = Signatures.hex("", sha256.toLowerCase(Locale.ROOT));
            Signatures.need(Signatures.sha256(call.body()), given, call);
        }
    }

    /** Where only the host is said, the path is ours. */
    private static String whole(String configured, HookCall call) {
        boolean hostOnly = configured.matches("https?://[^/?#]+/?");
        return hostOnly
                ? configured.replaceFirst("/$", "") + "/hooks/" + call.platform() + "/" + call.source()
                : configured;
    }

    /** What the request adds to the configured address. */
    private static String url(String configured, String query) {
        return query.isEmpty() || configured.contains("?") ? configured : configured + "?" + query;
    }

    static byte[] sign(String token, String url, Map<String, List<String>> fields) {
        StringBuilder base = new StringBuilder(url);
        new TreeMap<>(fields)
                .forEach((name, values) ->
                        new TreeSet<>(values).forEach(value -> base.append(name).append(value)));
        return Signatures.hmac("HmacSHA1", Signatures.utf8(token), Signatures.utf8(base.toString()));
    }
}
