package dev.rapport.language.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A currency as it is spoken of.
 *
 * @param code of ISO 4217; a star for the dollar of whoever speaks
 * @param sign as it stands before a number; empty where the word is kept
 */
record Currency(String code, String sign) {

    private static final Phrases<Currency> WORDS = new Phrases<>();
    private static final Map<String, Currency> SIGNS = Map.of(
            "$", new Currency("*", "$"),
            "€", new Currency("EUR", "€"),
            "£", new Currency("GBP", "£"),
            "¥", new Currency("JPY", "¥"),
            "₩", new Currency("KRW", "₩"),
            "₹", new Currency("INR", "₹"));
    private static final Map<String, String> DOLLARS =
            Map.of("CA", "CAD", "AU", "AUD", "NZ", "NZD", "SG", "SGD", "HK", "HKD");

    /** The letters before a dollar sign: US$, C$. */
    private static final Map<String, String> LETTERS =
            Map.of("us", "USD", "c", "CAD", "ca", "CAD", "a", "AUD", "au", "AUD", "nz", "NZD", "s", "SGD", "hk", "HKD");

    static {
        for (String[] row : Table.rows("en/currencies.tsv")) {
            List.of(row[2].split(",")).forEach(word -> WORDS.add(word, new Currency(row[0], row[1])));
        }
    }

    static Optional<Phrases.Match<Currency>> word(Text text, int at) {
        return WORDS.at(text, at).or(() -> sign(text, at));
    }

    static Optional<Phrases.Match<Currency>> sign(Text text, int at) {
        Currency plain = SIGNS.get(text.word(at));
        if (plain != null) {
            return Optional.of(new Phrases.Match<>(plain, at + 1));
        }
        String code = LETTERS.get(text.word(at));
        return code != null && text.is(at + 1, "$") && text.glued(at + 1)
                ? Optional.of(new Phrases.Match<>(new Currency(code, text.raw(at) + "$"), at + 2))
                : Optional.empty();
    }

    /** In the company's country. */
    String codeIn(String country) {
        return code.equals("*") ? DOLLARS.getOrDefault(country, "USD") : code;
    }
}
