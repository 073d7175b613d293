package dev.rapport.search;

import dev.rapport.query.Analysis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** Decides which moments mean enough to be compared by it: "okay, yes" is like every other agreement. */
final class Meant {

    private static final int FEWEST_WORDS = 3;
    private static final int LONGER_WORD = 4;

    private Meant() {}

    /** Three words at least, and one of them of four letters. */
    static boolean isWorth(Moment moment) {
        List<String> words = Analysis.exactTerms(moment.text());
        return words.size() >= FEWEST_WORDS && words.stream().anyMatch(word -> word.length() >= LONGER_WORD);
    }

    /** What the vector of the moment is made of. */
    static VectorReader.Text of(Moment moment) {
        CRC32C sum = new CRC32C();
        sum.update(moment.text().getBytes(StandardCharsets.UTF_8));
        return new VectorReader.Text(
                moment.utterance().value(), ((long) moment.text().hashCode() << Integer.SIZE) ^ sum.getValue());
    }
}
