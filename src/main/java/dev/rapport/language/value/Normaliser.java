package dev.rapport.language.value;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as one value, or says how all of it is written.
 *
 * <p>With a kind given, all of the text is read as that kind; where that is not possible, the longest such value in it. Without
 * one, everything in it is written, and the value is what the whole text is, but for small words around it ("it is", "please"): who
 * asks without a kind wants to know what the text is, not what is in it.
 *
 * <p>Safe for use by many threads.
 */
public final class Normaliser {

    private static final Set<String> SMALL = Set.of(
            ".", ",", "!", "?", ";", ":", "a", "about", "an", "and", "around", "at", "by", "for", "from", "i", "in",
            "is", "it", "it's", "just", "like", "my", "of", "oh", "ok", "okay", "on", "only", "our", "please", "so",
            "that", "that's", "the", "to", "uh", "um", "until", "was", "we", "well", "yeah", "yes", "you", "your");

    private final String country;
    private final Scanner scanner;

    /** @param country as that of {@link ValueReader} */
    public Normaliser(String country) {
        this.country = country;
        this.scanner = new Scanner(country);
    }

    /**
     * @param text as one would write it
     * @param value null where there is none, or several
     */
    public record Normalised(
            String text, @Nullable ValueKind kind, @Nullable Value value) {}

    public Normalised normalise(String given, @Nullable ValueKind kind, ReadingTime at) {
        String stripped = given.strip();
        Text text = Text.of(stripped, at, country, true);
        return kind == null ? any(text, at) : as(text, kind, at);
    }

    private Normalised as(Text text, ValueKind kind, ReadingTime at) {
        Optional<Scanner.Placed> whole = scanner.whole(text, kind);
        List<Scanner.Placed> values = whole.map(List::of).orElseGet(() -> scanner.scan(text, kind));
        if (values.isEmpty()) {
            Normalised other = any(text, at);
            return new Normalised(other.text(), kind, null);
        }
        @Nullable
        Value value = values.stream()
                .filter(placed -> placed.found().value().kind() == kind)
                .max(Comparator.comparingInt(placed -> placed.found().end() - placed.at()))
                .map(placed -> placed.found().value())
                .orElse(null);
        return new Normalised(AsWritten.write(text, values).text(), kind, value);
    }

    private Normalised any(Text text, ReadingTime at) {
        Optional<Scanner.Placed> whole = scanner.whole(text);
        if (whole.isPresent()) {
            Value value = whole.get().found().value();
            return new Normalised(AsWritten.write(text, List.of(whole.get())).text(), value.kind(), value);
        }
        Text running = Text.of(text.text(), at, country, false);
        List<Scanner.Placed> values = scanner.scan(running);
        @Nullable
        Value only = values.size() == 1 && isAll(running, values.getFirst())
                ? values.getFirst().found().value()
                : null;
        return new Normalised(AsWritten.write(running, values).text(), only == null ? null : only.kind(), only);
    }

    private static boolean isAll(Text text, Scanner.Placed value) {
        for (int at = 0; at < text.size(); at++) {
            boolean within = at >= value.at() && at < value.found().end();
            if (!within && !text.is(at, SMALL)) {
                return false;
            }
        }
        return true;
    }
}
