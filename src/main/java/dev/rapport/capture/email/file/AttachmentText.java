package dev.rapport.capture.email.file;

import dev.rapport.capture.email.mime.PlainBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the text out of files for the index: PDF, Word, Excel and PowerPoint (since 2007), RTF, HTML, calendars, plain text.
 *
 * <p>What a file is, its bytes decide. Encrypted and broken files, and kinds that have no text, give none, with a note; it
 * never fails for what is in a file. Size, pages, characters and time are limited, and archives that expand without
 * measure are refused (POI's own guard). Safe for use by many threads.
 */
public final class AttachmentText {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentText.class);

    private final TextLimits limits;

    public AttachmentText(TextLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a file's text.
     *
     * @param name tells kinds apart that begin with the same bytes
     * @throws IOException when the stream fails; not for what is in it
     */
    public ExtractedText read(String name, InputStream file) throws IOException {
        byte[] bytes = file.readNBytes((int) Math.min(limits.bytes() + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > limits.bytes()) {
            return ExtractedText.none("It is larger than " + limits.bytes() + " bytes (rapport.email.attachment-size)");
        }
        byte[] head = bytes.length > FileType.BYTES ? Arrays.copyOf(bytes, FileType.BYTES) : bytes;
        String type = FileType.of(head, name);
        BoundedText text = new BoundedText(limits);
        try {
            return extract(type, bytes, text).orElseGet(text::finish);
        } catch (BoundedText.Full enough) {
            return text.finish();
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // The libraries throw anything for files made to break them; none of it may stop the message.
            LOG.debug("{} of type {} cannot be read", name, type, broken);
            return ExtractedText.none("It is broken, or not what it seems to be (" + type + ")");
        }
    }

    private Optional<ExtractedText> extract(String type, byte[] bytes, BoundedText text) throws IOException {
        switch (type) {
            case "application/pdf" -> {
                return pdf(bytes, text);
            }
            case "application/rtf" -> text.write(Rtf.text(PlainBytes.text(bytes)));
            case "text/html" -> text.write(Jsoup.parse(PlainBytes.text(bytes)).wholeText());
            case "text/plain", "text/calendar", "text/vcard", "application/xml" -> text.write(PlainBytes.text(bytes));
            case "application/x-ole-storage" -> {
                return Optional.of(ExtractedText.none("It is encrypted, or an Office document from before 2007"));
            }
            default -> {
                if (!type.startsWith("application/vnd.openxmlformats")) {
                    return Optional.of(new ExtractedText("", List.of()));
                }
                OfficeText.read(type, new ByteArrayInputStream(bytes), text, limits);
            }
        }
        return Optional.empty();
    }

    private Optional<ExtractedText> pdf(byte[] bytes, BoundedText text) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            int pages = Math.min(document.getNumberOfPages(), limits.pages());
            if (pages < document.getNumberOfPages()) {
                text.note("Only the first " + pages + " pages are read (rapport.email.attachment-pages)");
            }
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= pages; page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                stripper.writeText(document, text);
            }
            return Optional.empty();
        } catch (InvalidPasswordException e) {
            return Optional.of(ExtractedText.none("It is encrypted"));
        }
    }
}
