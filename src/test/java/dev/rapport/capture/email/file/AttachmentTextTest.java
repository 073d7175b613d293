package dev.rapport.capture.email.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.mime.Note;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class AttachmentTextTest {

    private final AttachmentText reader =
            new AttachmentText(new TextLimits(10_000_000, 2_000, 2, Duration.ofSeconds(20)));

    private ExtractedText read(String name, byte[] bytes) throws IOException {
        return reader.read(name, new ByteArrayInputStream(bytes));
    }

    private static byte[] pdf(int pages, boolean encrypted) throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.showText("page " + i);
                    content.endText();
                }
            }
            if (encrypted) {
                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    @Test
    void aPdfIsReadToThePageThatIsSet() throws IOException {
        ExtractedText text = read("offer.pdf", pdf(3, false));

        assertThat(text.text()).contains("page 1", "page 2").doesNotContain("page 3");
        assertThat(text.notes()).extracting(Note::kind).containsExactly(Note.Kind.TRUNCATED);
    }

    @Test
    void anEncryptedPdfIsNotedAsThat() throws IOException {
        assertThat(read("offer.pdf", pdf(1, true)).notes())
                .extracting(Note::text)
                .containsExactly("It is encrypted");
    }

    @Test
    void officeDocumentsAreReadWhateverTheirName() throws IOException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("Our offer");
            document.createTable(1, 1).getRow(0).getCell(0).setText("25,000");
            document.write(word);
        }
        ByteArrayOutputStream excel = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Prices").createRow(0).createCell(0).setCellValue("Widget");
            workbook.write(excel);
        }
        ByteArrayOutputStream powerPoint = new ByteArrayOutputStream();
        try (XMLSlideShow show = new XMLSlideShow()) {
            show.createSlide().createTextBox().setText("Roadmap");
            show.write(powerPoint);
        }

        assertThat(read("a.docx", word.toByteArray()).text()).contains("Our offer", "25,000");
        assertThat(read("a.xlsx", excel.toByteArray()).text()).contains("Prices", "Widget");
        assertThat(read("a.pptx", powerPoint.toByteArray()).text()).contains("Roadmap");
    }

    @Test
    void anArchiveThatExpandsWithoutMeasureIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
        }

        ExtractedText text = read("a.docx", bomb.toByteArray());

        assertThat(text.text()).isEmpty();
        assertThat(text.notes()).extracting(Note::kind).containsExactly(Note.Kind.UNREADABLE);
    }

    @Test
    void plainFilesAreReadToTheLengthThatIsSet() throws IOException {
        assertThat(read("a.csv", "name;price\nWidget;5".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("name;price\nWidget;5");
        assertThat(read("a.rtf", "{\\rtf1\\ansi{\\fonttbl x}Gr\\'fc\\'dfe\\par Dana}".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("Grüße\nDana");
        ExtractedText much = read("a.txt", "word ".repeat(1_000).getBytes(StandardCharsets.UTF_8));
        assertThat(much.text()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(much.notes()).isNotEmpty();
    }

    @Test
    void whatIsBrokenGivesANoteAndNoFailure() throws IOException {
        assertThat(read("a.pdf", "%PDF-1.7 and nothing".getBytes(StandardCharsets.UTF_8))
                        .notes())
                .isNotEmpty();
        assertThat(read("a.docx", "PK\u0003\u0004word/ broken".getBytes(StandardCharsets.UTF_8))
                        .notes())
                .isNotEmpty();
        assertThat(read("a.bin", new byte[] {0, 1, 2}).text()).isEmpty();
    }
}
