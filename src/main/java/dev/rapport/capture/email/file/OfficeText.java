package dev.rapport.capture.email.file;

import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** Takes the text out of Office documents since 2007, by POI; its guard against archives that expand without measure is on. */
final class OfficeText {

    private static final long LARGEST_ENTRY = 20L << 20;
    private static final int DEEPEST_TABLE = 5;

    static {
        ZipSecureFile.setMaxEntrySize(LARGEST_ENTRY);
        ZipSecureFile.setMaxFileCount(5_000);
    }

    private OfficeText() {}

    static void read(String type, InputStream file, BoundedText text, TextLimits limits) throws IOException {
        if (type.endsWith("wordprocessingml.document")) {
            word(file, text);
        } else if (type.endsWith("spreadsheetml.sheet")) {
            excel(file, text, limits);
        } else {
            powerPoint(file, text, limits);
        }
    }

    private static void word(InputStream file, BoundedText text) throws IOException {
        try (XWPFDocument document = new XWPFDocument(file)) {
            for (IBodyElement element : document.getBodyElements()) {
                element(element, text, 0);
            }
        }
    }

    private static void element(IBodyElement element, BoundedText text, int depth) {
        if (element instanceof XWPFParagraph paragraph) {
            text.line(paragraph.getText());
        } else if (element instanceof XWPFTable table && depth < DEEPEST_TABLE) {
            table.getRows()
                    .forEach(row -> row.getTableCells()
                            .forEach(cell -> cell.getBodyElements().forEach(inner -> element(inner, text, depth + 1))));
        }
    }

    private static void excel(InputStream file, BoundedText text, TextLimits limits) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(file)) {
            DataFormatter formatter = new DataFormatter();
            int sheets = Math.min(workbook.getNumberOfSheets(), limits.pages());
            for (int i = 0; i < sheets; i++) {
                Sheet sheet = workbook.getSheetAt(i);
                text.line(sheet.getSheetName());
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        text.write(formatter.formatCellValue(cell) + "\t");
                    }
                    text.line("");
                }
            }
        }
    }

    private static void powerPoint(InputStream file, BoundedText text, TextLimits limits) throws IOException {
        try (XMLSlideShow show = new XMLSlideShow(file)) {
            int slides = 0;
            for (XSLFSlide slide : show.getSlides()) {
                if (slides++ >= limits.pages()) {
                    break;
                }
                for (XSLFShape shape : slide.getShapes()) {
                    if (shape instanceof XSLFTextShape lines) {
                        text.line(lines.getText());
                    }
                }
            }
        }
    }
}
