package dev.rapport.capture.vcon;

import dev.rapport.archive.VconStore;
import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings the mail of a vCon in, by the door of all mail. What came without its header is given one, made of the dialog.
 *
 * <p>In the caller's transaction.
 */
@Component
final class VconMails {

    private final EmailIntake intake;
    private final VconStore vcons;

    VconMails(EmailIntake intake, VconStore vcons) {
        this.intake = intake;
        this.vcons = vcons;
    }

    /**
     * Whether a dialog is a message of mail: by its media type; else it has a Message-ID, and was written by somebody with an
     * address.
     */
    static boolean isMail(Vcon vcon, Dialog dialog) {
        String type = dialog.mediaType() == null ? "" : dialog.mediaType();
        if (type.startsWith("message/") || type.startsWith("multipart/")) {
            return true;
        }
        String id = dialog.messageId();
        String application = dialog.application();
        boolean said = application == null
                ? id != null && id.contains("@")
                : application.toLowerCase(Locale.ROOT).contains("mail");
        return said
                && type.matches("|text/.*")
                && sender(vcon, dialog).map(Vcon.Person::email).isPresent();
    }

    static Optional<Vcon.Person> sender(Vcon vcon, Dialog dialog) {
        Integer from = dialog.originator() != null
                ? dialog.originator()
                : dialog.people().stream().findFirst().orElse(null);
        return Optional.ofNullable(from).map(vcon.parties()::get);
    }

    List<Brought> mails(Coming coming, List<Dialog> dialogs) throws IOException {
        List<Brought> brought = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (Dialog dialog : dialogs) {
            try (InputStream message = message(coming, dialog, before)) {
                brought.add(take(coming, dialog, message));
            } catch (Undecodable e) {
                throw dialog.content().unusable(e);
            }
            if (dialog.messageId() != null) {
                before.add(dialog.messageId());
            }
        }
        return brought;
    }

    private static InputStream message(Coming coming, Dialog dialog, List<String> before) throws IOException {
        String type = dialog.mediaType() == null ? "" : dialog.mediaType();
        if (type.startsWith("message/")) {
            return dialog.content().open();
        }
        byte[] made = MadeMail.of(coming.vcon(), dialog, before);
        return type.startsWith("multipart/")
                ? new SequenceInputStream(
                        new ByteArrayInputStream(made), dialog.content().open())
                : new ByteArrayInputStream(made);
    }

    private Brought take(Coming coming, Dialog dialog, InputStream message) {
        return switch (intake.receive(message, EmailDelivery.request(coming.source(), false))) {
            case EmailOutcome.Accepted mail -> {
                if (coming.other() && !mail.duplicate()) {
                    vcons.flag(mail.itemId(), Coming.OTHER_CONTENT);
                }
                yield new Brought(
                        mail.conversationId(),
                        mail.itemId(),
                        mail.duplicate(),
                        Map.of(
                                dialog.messageId() == null ? mail.itemId().toString() : bare(dialog.messageId()),
                                dialog.index()));
            }
            case EmailOutcome.Refused refused ->
                throw new Unprocessable("The message of " + dialog.place() + ": " + refused.reason());
            case EmailOutcome.Excluded excluded ->
                throw new IllegalStateException(
                        "An import asks for no policy, but " + excluded.rule() + " left out " + dialog.place());
        };
    }

    /** Without angles. */
    static String bare(String messageId) {
        return messageId.strip().replaceAll("^<|>$", "");
    }
}
