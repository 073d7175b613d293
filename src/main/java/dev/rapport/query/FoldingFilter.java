package dev.rapport.query;

import java.io.IOException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Gives words and numbers one spelling: accents are dropped also where they are written as characters of their own
 * (Unicode's decomposed form, which macOS and PDF files use), compatibility forms become plain, and {@code 25,000.00}
 * becomes {@code 25000}.
 *
 * <p>Only the marks of U+0300 to U+036F are dropped: those of Indian and other scripts carry vowels.
 */
final class FoldingFilter extends TokenFilter {

    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036f]+");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("\\d+\\.00?");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!isAscii()) {
            String split = Normalizer.normalize(term, Normalizer.Form.NFKD);
            set(Normalizer.normalize(ACCENTS.matcher(split).replaceAll(""), Normalizer.Form.NFC));
        }
        if (term.length() > 2 && Character.isDigit(term.charAt(0))) {
            foldNumber();
        }
        return true;
    }

    private void foldNumber() {
        String number = term.toString();
        if (GROUPED.matcher(number).matches()) {
            number = number.replace(",", "");
        }
        if (WHOLE.matcher(number).matches()) {
            number = number.substring(0, number.indexOf('.'));
        }
        set(number);
    }

    private void set(String text) {
        term.setEmpty().append(text);
    }

    private boolean isAscii() {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
