package dev.rapport.language.value;

import dev.rapport.conversation.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what was said as one would write it: "twenty five thousand dollars by friday" as "$25000 by friday".
 *
 * <p>Whatever is no value stays as it is, to the letter, and so does what is a value only perhaps. Safe for use by many threads.
 */
public final class AsWritten {

    private final String country;
    private final Scanner scanner;

    /** @param country as that of {@link ValueReader} */
    public AsWritten(String country) {
        this.country = country;
        this.scanner = new Scanner(country);
    }

    public Written write(String raw, ReadingTime at) {
        Text text = Text.of(raw, at, country, false);
        return write(text, scanner.scan(text));
    }

    /**
     * The same for people to read, and only of what is surely meant: with commas in large numbers, "10%", and capitals for months,
     * days and codes.
     */
    public Written readable(String raw, ReadingTime at) {
        Text text = Text.of(raw, at, country, false);
        return write(text, Readable.of(text, scanner.scan(text)));
    }

    static Written write(Text text, List<Scanner.Placed> values) {
        StringBuilder written = new StringBuilder();
        List<Written.Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Scanner.Placed value : values) {
            for (Edit edit : value.found().edits()) {
                TextSpan raw = new TextSpan(text.start(edit.from()), text.endBefore(edit.to()));
                written.append(text.text(), at, raw.start());
                int start = written.length();
                written.append(edit.text());
                pieces.add(new Written.Piece(raw, new TextSpan(start, written.length())));
                at = raw.end();
            }
        }
        written.append(text.text(), at, text.text().length());
        return new Written(written.toString(), pieces);
    }
}
