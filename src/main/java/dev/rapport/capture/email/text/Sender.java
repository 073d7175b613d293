package dev.rapport.capture.email.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the header says about who wrote: by it, a name below a text is recognised as the sender's.
 *
 * @param name as shown; null where the header has none
 * @param address null where the header has none
 */
public record Sender(@Nullable String name, @Nullable String address) {

    public static final Sender UNKNOWN = new Sender(null, null);

    private static final int SHORTEST_WORD = 2;

    /** The words of the name, in lower case; "Smith, John" and "john.smith@" say the same. */
    List<String> words() {
        String written = name == null || name.contains("@") ? localPart() : name;
        return Arrays.stream(written.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
    }

    private String localPart() {
        if (address == null) {
            return "";
        }
        int sign = address.indexOf('@');
        return sign < 0 ? "" : address.substring(0, sign);
    }

    /** Whether a line is nothing but this name, or a part of it. */
    boolean isNamedBy(String line) {
        List<String> mine = words();
        List<String> said = Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean brief = !said.isEmpty() && said.size() <= 5 && line.length() <= 60;
        long same = said.stream().filter(mine::contains).count();
        return brief && same > 0 && same * 2 > said.size() && !line.endsWith("?") && !line.endsWith(":");
    }
}
