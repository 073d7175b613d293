package dev.rapport.search;

import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a moment was said in other words than it is written, as the index stores it: a line for each piece, with its place in the
 * text and the words, such as {@code 6-13 twenty five thousand dollars}.
 */
final class StoredSpeech {

    private StoredSpeech() {}

    static String encode(SpokenForm spoken) {
        return spoken.pieces().stream().map(piece -> line(spoken, piece)).collect(Collectors.joining("\n"));
    }

    private static String line(SpokenForm spoken, SpokenForm.Piece piece) {
        String words = spoken.text()
                .substring(piece.spoken().start(), piece.spoken().end())
                .replace('\n', ' ');
        return piece.written().start() + "-" + piece.written().end() + " " + words;
    }

    /** @param stored null where all is written as it was said */
    static SpokenForm decode(String body, @Nullable String stored) {
        StringBuilder text = new StringBuilder();
        List<SpokenForm.Piece> pieces = new ArrayList<>();
        int at = 0;
        for (String line : stored == null ? List.<String>of() : stored.lines().toList()) {
            int dash = line.indexOf('-');
            int blank = line.indexOf(' ', dash);
            TextSpan written =
                    new TextSpan(Integer.parseInt(line, 0, dash, 10), Integer.parseInt(line, dash + 1, blank, 10));
            text.append(body, at, written.start());
            int start = text.length();
            text.append(line, blank + 1, line.length());
            pieces.add(new SpokenForm.Piece(new TextSpan(start, text.length()), written));
            at = written.end();
        }
        return new SpokenForm(text.append(body, at, body.length()).toString(), pieces);
    }
}
