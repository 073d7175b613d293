package dev.rapport.capture.email;

import dev.rapport.capture.email.mime.HeaderBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes one number of what a message says, the same for all copies of it: servers add headers, fold others anew, change
 * line ends and transfer encodings, none of which counts.
 */
final class Fingerprint {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Fingerprint() {}

    static String of(HeaderBlock headers, String subject, String body, List<EmailAttachment> attachments) {
        MessageDigest digest = FoundFiles.sha256();
        for (String name : List.of("From", "To", "Cc", "Date")) {
            add(digest, headers.text(name).orElse(""));
        }
        add(digest, subject);
        add(digest, body);
        attachments.forEach(attachment -> add(digest, attachment.sha256()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * The same for all copies of a message: where it has a Message-ID, copies have that, the text and the files in common,
     * whatever gateways do to the subject and the addresses; else all that it says.
     */
    static String ofCopies(EmailMessage message) {
        if (!message.givenId()) {
            return message.fingerprint();
        }
        MessageDigest digest = FoundFiles.sha256();
        add(digest, message.messageId());
        add(digest, message.text().body());
        message.attachments().forEach(attachment -> add(digest, attachment.sha256()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String value) {
        String normal = BLANKS.matcher(value).replaceAll(" ").strip();
        digest.update(normal.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
