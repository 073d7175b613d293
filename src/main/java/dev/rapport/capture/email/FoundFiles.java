package dev.rapport.capture.email;

import dev.rapport.capture.email.file.FileNames;
import dev.rapport.capture.email.file.FileType;
import dev.rapport.capture.email.mime.Budget;
import dev.rapport.capture.email.mime.MimePart;
import dev.rapport.capture.email.mime.Note;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the attachments of a message: each is read once, for its size, digest and kind, and not kept. For one thread. */
final class FoundFiles {

    private final Budget budget;
    private final List<EmailAttachment> found = new ArrayList<>();

    FoundFiles(Budget budget) {
        this.budget = budget;
    }

    List<EmailAttachment> found() {
        return found;
    }

    void add(MimePart part, boolean inline) {
        add(part, part.fileName().orElse(null), inline);
    }

    void add(MimePart part, @Nullable String name, boolean inline) {
        add(name, part.mediaType(), inline, part.contentId().orElse(null), part::open);
    }

    /** Adds a file that stands within something else, and is in memory. */
    void add(@Nullable String name, String declaredType, byte[] bytes) {
        add(name, declaredType, false, null, () -> new ByteArrayInputStream(bytes));
    }

    private void add(
            @Nullable String name,
            String declaredType,
            boolean inline,
            @Nullable String contentId,
            EmailAttachment.Content content) {
        if (budget.isOutOfTime()) {
            return;
        }
        MessageDigest digest = sha256();
        byte[] head = new byte[0];
        long size = 0;
        try (InputStream in = content.open()) {
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.readNBytes(buffer, 0, buffer.length)) > 0; size += n) {
                head = size == 0 ? Arrays.copyOf(buffer, Math.min(n, FileType.BYTES)) : head;
                digest.update(buffer, 0, n);
            }
        } catch (IOException | RuntimeException broken) {
            budget.note(Note.Kind.UNREADABLE, "The encoding of an attachment is broken after " + size + " bytes");
        }
        String shown = FileNames.shown(name, declaredType, found.size() + 1);
        found.add(new EmailAttachment(
                shown,
                name,
                declaredType,
                FileType.of(head, shown),
                size,
                HexFormat.of().formatHex(digest.digest()),
                inline,
                contentId,
                content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
