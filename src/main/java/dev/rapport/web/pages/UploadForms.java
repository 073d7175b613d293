package dev.rapport.web.pages;

import dev.rapport.archive.MediaStore;
import dev.rapport.capture.call.CallIntake;
import dev.rapport.capture.call.CallMetadata;
import dev.rapport.capture.call.CallOutcome;
import dev.rapport.capture.chat.export.ChatImportKind;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.capture.email.box.EmailImportKind;
import dev.rapport.capture.email.box.EmailImports;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerImports;
import dev.rapport.crm.ImportKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The forms that take files in.
 *
 * <p>What was taken leads to its page. A refusal is told on the page that the form is on; to the script that shows the
 * progress, in plain words with status 422.
 */
@Controller
final class UploadForms {

    private final CallIntake calls;
    private final CustomerImports imports;
    private final EmailImports mail;
    private final ChatImports chats;

    UploadForms(CallIntake calls, CustomerImports imports, EmailImports mail, ChatImports chats) {
        this.mail = mail;
        this.chats = chats;
        this.calls = calls;
        this.imports = imports;
    }

    /** Takes recordings; of several, those that can be taken. */
    @PostMapping("/calls")
    Object calls(
            @RequestParam List<MultipartFile> audio,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            RedirectAttributes flash)
            throws IOException {
        List<CallOutcome.Accepted> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (MultipartFile file : audio) {
            switch (take(file)) {
                case CallOutcome.Accepted taken -> accepted.add(taken);
                case CallOutcome.Refused no ->
                    refused.add(file.getOriginalFilename() + " was not taken. " + no.reason());
            }
        }
        if (!refused.isEmpty()) {
            return told(String.join(" ", refused), script, "/", flash);
        }
        return accepted.size() == 1
                ? "redirect:/conversations/" + accepted.getFirst().conversationId()
                : "redirect:/pipeline";
    }

    private CallOutcome take(MultipartFile file) throws IOException {
        try (InputStream sound = file.getInputStream()) {
            return calls.receive(sound, file.getOriginalFilename(), CallMetadata.NONE);
        } catch (TemporaryFailure later) {
            return new CallOutcome.Refused(CallOutcome.Why.METADATA, String.valueOf(later.getMessage()));
        }
    }

    @PostMapping("/customers/import")
    Object contacts(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            RedirectAttributes flash)
            throws IOException {
        byte[] head;
        try (InputStream csv = file.getInputStream()) {
            head = csv.readNBytes(CustomerImports.HEAD_BYTES);
        }
        Optional<ImportKind> kind = CustomerImports.recognise(head, null);
        if (kind.isEmpty()) {
            return told(
                    "This is no table of contacts or opportunities: its first line has to name columns, such as name,"
                            + " email or phone; or account, name and stage.",
                    script,
                    "/customers",
                    flash);
        }
        try (InputStream csv = file.getInputStream()) {
            return "redirect:/customers/imports/" + imports.start(viewer, kind.get(), csv, name(file, "contacts.csv"));
        } catch (MediaStore.TooLarge tooLarge) {
            return told("It was not taken. " + tooLarge.getMessage(), script, "/customers", flash);
        }
    }

    /** Takes an mbox, a zip of messages, or an export of a chat platform. */
    @PostMapping("/mail/import")
    Object mail(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean policy,
            @RequestHeader(name = "X-Requested-With", required = false) @Nullable String script,
            RedirectAttributes flash)
            throws IOException {
        Optional<ChatImportKind> chat = ChatImports.recognise(file::getInputStream);
        Optional<EmailImportKind> kind;
        try (InputStream in = new BufferedInputStream(file.getInputStream())) {
            kind = chat.isPresent() ? Optional.empty() : EmailImports.recognise(in);
        }
        if (kind.isEmpty() && chat.isEmpty()) {
            return told(
                    "This is no mail: an mbox begins with \"From \", and a zip holds .eml files. Nor is it an export"
                            + " of chats that is known.",
                    script,
                    "/",
                    flash);
        }
        try (InputStream in = file.getInputStream()) {
            return chat.isPresent()
                    ? "redirect:/chat/imports/" + chats.start(viewer, chat.get(), in, name(file, "chats"))
                    : "redirect:/mail/imports/" + mail.start(viewer, kind.get(), in, name(file, "mail"), policy);
        } catch (MediaStore.TooLarge tooLarge) {
            return told("It was not taken. " + tooLarge.getMessage(), script, "/", flash);
        }
    }

    private static String name(MultipartFile file, String otherwise) {
        String name = file.getOriginalFilename();
        return name == null || name.isBlank() ? otherwise : name;
    }

    private static Object told(String problem, @Nullable String script, String page, RedirectAttributes flash) {
        if ("upload".equals(script)) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .body(problem);
        }
        flash.addFlashAttribute("problem", problem);
        return "redirect:" + page;
    }
}
