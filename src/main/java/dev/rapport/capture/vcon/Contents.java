package dev.rapport.capture.vcon;

import dev.rapport.capture.fetch.FetchWish;
import dev.rapport.capture.fetch.Fetched;
import dev.rapport.capture.fetch.SafeFetch;
import dev.rapport.capture.vcon.Vcon.Attached;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Kind;
import dev.rapport.conversation.Unprocessable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Fetches what of a vCon lies elsewhere, and compares all of it with the hashes that it shall have.
 *
 * <p>Only what is brought in is fetched: recordings, messages and their files; not what others found in them. A recording that
 * cannot be had is done without where there is a transcript; else the vCon is refused, so that somebody sees to it. Safe for use by
 * many threads.
 */
@Component
final class Contents {

    private final SafeFetch fetch;
    private final VconSettings settings;

    Contents(SafeFetch fetch, VconSettings settings) {
        this.fetch = fetch;
        this.settings = settings;
    }

    /**
     * The same vCon with its contents at hand.
     *
     * @throws Unprocessable for a content that cannot be had, or is not what it should be
     * @throws dev.rapport.conversation.TemporaryFailure for what cannot be had just now
     */
    Vcon atHand(Vcon vcon, Path folder, Warnings warnings) {
        List<Dialog> dialogs = new ArrayList<>();
        for (Dialog dialog : vcon.dialogs()) {
            dialogs.add(with(dialog, content(vcon, dialog, folder, warnings)));
        }
        List<Attached> attachments = new ArrayList<>();
        for (Attached file : vcon.attachments()) {
            boolean ofText = dialogs.stream()
                    .anyMatch(one -> one.kind() == Kind.TEXT
                            && Integer.valueOf(one.index()).equals(file.dialog()));
            attachments.add(ofText ? with(file, fetched(file.content(), folder)) : file);
        }
        Vcon whole = new Vcon(
                vcon.uuid(),
                vcon.createdAt(),
                vcon.subject(),
                vcon.parties(),
                dialogs,
                vcon.analyses(),
                attachments,
                vcon.notes());
        dialogs.forEach(one -> one.content().verify());
        vcon.analyses().forEach(one -> one.content().verify());
        attachments.forEach(one -> one.content().verify());
        return whole;
    }

    private Content content(Vcon vcon, Dialog dialog, Path folder, Warnings warnings) {
        try {
            return fetched(dialog.content(), folder);
        } catch (Unprocessable e) {
            if (dialog.kind() != Kind.RECORDING
                    || TranscriptReader.of(vcon, dialog).isEmpty()) {
                throw e;
            }
            warnings.add(e.getMessage() + "; the transcript that came along is taken alone");
            return Content.missing(dialog.place());
        }
    }

    private Content fetched(Content content, Path folder) {
        URI url = content.url();
        if (url == null) {
            return content;
        }
        Path into = folder.resolve("fetched-" + content.place().replace(' ', '-'));
        long most = settings.maxContent().toBytes();
        return switch (fetch.fetch(FetchWish.of(url, most), into)) {
            case Fetched.Got got -> content.at(got.file());
            case Fetched.Refused refused ->
                throw new Unprocessable("The content of " + content.place() + " cannot be had: " + refused.reason());
        };
    }

    private static Attached with(Attached file, Content content) {
        return new Attached(
                file.index(), file.dialog(), file.party(), file.mediaType(), file.filename(), content, file.raw());
    }

    private static Dialog with(Dialog dialog, Content content) {
        return new Dialog(
                dialog.index(),
                dialog.kind(),
                dialog.start(),
                dialog.duration(),
                dialog.tracks(),
                dialog.roles(),
                dialog.originator(),
                content,
                dialog.mediaType(),
                dialog.filename(),
                dialog.messageId(),
                dialog.application(),
                dialog.disposition(),
                dialog.direction(),
                dialog.replyTo(),
                dialog.subject(),
                dialog.editedAt(),
                dialog.earlier());
    }
}
