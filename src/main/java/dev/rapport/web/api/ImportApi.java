package dev.rapport.web.api;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.MessageImport;
import dev.rapport.capture.email.box.EmailImportKind;
import dev.rapport.capture.email.box.EmailImports;
import dev.rapport.capture.vcon.VconImports;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerImports;
import dev.rapport.crm.ImportKind;
import dev.rapport.crm.ImportStatus;
import dev.rapport.web.Refusal;
import jakarta.servlet.http.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes whole files of entries in, tables of contacts and of opportunities, mail as mbox or as a zip of messages, exports of
 * chat platforms, and vCons; and tells how far they are.
 */
@RestController
@RequestMapping("/api/v1/imports")
final class ImportApi {

    private final CustomerImports customers;
    private final EmailImports mail;
    private final ChatUploads chats;
    private final VconImports vcons;

    ImportApi(CustomerImports customers, EmailImports mail, ChatUploads chats, VconImports vcons) {
        this.customers = customers;
        this.mail = mail;
        this.chats = chats;
        this.vcons = vcons;
    }

    /**
     * @param kind what the file is; found out by its content where it is not said
     * @param policy whether newsletters, internal mail and the like are left out, as in a live mailbox
     */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer start(
            Viewer viewer,
            @RequestPart("file") Part file,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "false") boolean policy) {
        String name = Optional.ofNullable(file.getSubmittedFileName()).orElse("import");
        try {
            if (isVcon(file, kind)) {
                try (InputStream in = buffered(file)) {
                    return new Answer(vcons.start(viewer, in, name).toString(), VconImports.KIND);
                }
            }
            Optional<Answer> chat = chats.start(viewer, file, kind, name);
            if (chat.isPresent()) {
                return chat.get();
            }
            Optional<EmailImportKind> ofMail = mailKind(file, kind);
            try (InputStream in = buffered(file)) {
                if (ofMail.isPresent()) {
                    EmailImportKind found = ofMail.get();
                    return new Answer(
                            mail.start(viewer, found, in, name, policy).toString(), found.key());
                }
                ImportKind found = recognise(in, kind);
                return new Answer(customers.start(viewer, found, in, name).toString(), found.key());
            }
        } catch (MediaStore.TooLarge e) {
            throw Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "The part file: " + e.getMessage());
        } catch (IOException e) {
            throw new TemporaryFailure("The file can not be stored just now; see that there is room on the disk", e);
        }
    }

    private static boolean isVcon(Part file, @Nullable String kind) throws IOException {
        boolean said = kind != null && VconImports.isMeant(kind);
        if (!said && kind != null && !kind.isBlank()) {
            return false;
        }
        try (InputStream in = buffered(file)) {
            boolean found = VconImports.recognise(in);
            if (said && !found) {
                throw Refusal.badRequest(
                        "The part file is no vCon: it is not JSON, or gzip of it, with uuid, parties and dialog at its top");
            }
            return found;
        }
    }

    /** Empty for what is said to be, or looks like, no mail. */
    private static Optional<EmailImportKind> mailKind(Part file, @Nullable String kind) throws IOException {
        Optional<EmailImportKind> said = Optional.ofNullable(kind).flatMap(EmailImportKind::of);
        if (said.isEmpty() && kind != null && !kind.isBlank()) {
            return Optional.empty();
        }
        try (InputStream in = buffered(file)) {
            Optional<EmailImportKind> found = EmailImports.recognise(in);
            if (said.isPresent() && !said.equals(found)) {
                throw Refusal.badRequest("The part file is no " + said.get().key()
                        + (said.get() == EmailImportKind.MBOX
                                ? ": its first line does not begin with \"From \""
                                : " of messages: no file in it ends in .eml"));
            }
            return found;
        }
    }

    private static BufferedInputStream buffered(Part file) throws IOException {
        return new BufferedInputStream(file.getInputStream(), CustomerImports.HEAD_BYTES);
    }

    private static ImportKind recognise(InputStream in, @Nullable String kind) throws IOException {
        ImportKind said = kind == null || kind.isBlank() ? null : said(kind);
        in.mark(CustomerImports.HEAD_BYTES);
        byte[] head = in.readNBytes(CustomerImports.HEAD_BYTES);
        in.reset();
        if (head.length == 0) {
            throw Refusal.badRequest("The part file is empty");
        }
        return CustomerImports.recognise(head, said)
                .orElseThrow(() -> Refusal.badRequest(
                        said == null
                                ? "The part file is not recognised; for now a vCon, an mbox, a zip of .eml files, exports of Slack,"
                                        + " WhatsApp, Telegram, Teams, Mattermost and Discord, and CSV are taken, with a header line: of"
                                        + " contacts it names a column for a name, a number, an address or a domain; of"
                                        + " opportunities for an account, a name, and a stage or an amount"
                                : "The part file has no header line of " + said.key()
                                        + "; its first line names the columns"));
    }

    private static ImportKind said(String kind) {
        return ImportKind.of(kind)
                .orElseThrow(() -> Refusal.badRequest("The parameter kind can not be \"" + kind
                        + "\"; for now it takes vcon, mbox, zip, slack, whatsapp, telegram, teams,"
                        + " mattermost, discord, contacts and opportunities"));
    }

    @GetMapping("/{id}")
    Progress progress(Viewer viewer, @PathVariable ImportId id) {
        return customers
                .find(viewer, id)
                .map(Progress::of)
                .or(() -> mail.find(viewer, id).map(Progress::of))
                .or(() -> chats.find(viewer, id))
                .or(() -> vcons.find(viewer, id).map(Progress::of))
                .orElseThrow(() -> Refusal.notFound("import " + id));
    }

    record Answer(String importId, String kind) {}

    /** How far an import is; what rows of customers can not become is 0. */
    record Progress(
            String id,
            String kind,
            String filename,
            String state,
            long seen,
            long attached,
            long unmatched,
            long duplicate,
            long excluded,
            long quarantined,
            long pending,
            long created,
            long updated,
            List<String> warnings) {

        static Progress of(ImportStatus status) {
            return new Progress(
                    status.id().toString(),
                    status.kind().key(),
                    status.filename(),
                    status.state().name(),
                    status.seen(),
                    0,
                    0,
                    status.duplicate(),
                    0,
                    status.refused(),
                    status.pending(),
                    status.created(),
                    status.updated(),
                    status.warnings());
        }

        static Progress of(MessageImport status) {
            return new Progress(
                    status.id().toString(),
                    status.kind(),
                    status.filename(),
                    status.state().name(),
                    status.seen(),
                    status.attached(),
                    status.unmatched(),
                    status.duplicate(),
                    status.excluded(),
                    status.quarantined(),
                    status.pending(),
                    0,
                    0,
                    status.warnings());
        }
    }
}
