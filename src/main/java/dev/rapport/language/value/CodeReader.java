package dev.rapport.language.value;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the codes of orders, invoices, tickets and the like, after the word for them, spoken or written; and letters and digits
 * that are said one by one, which are a code of something ("x three eighty six").
 */
final class CodeReader implements KindReader {

    private static final int MOST = 30;
    private static final int SHORTEST = 3;
    private static final Set<String> THINGS = Set.of(
            "order",
            "invoice",
            "ticket",
            "case",
            "reference",
            "ref",
            "po",
            "confirmation",
            "tracking",
            "booking",
            "claim",
            "contract",
            "quote",
            "account",
            "serial",
            "rma",
            "purchase",
            "policy",
            "request",
            "customer",
            "part",
            "sku");
    private static final Set<String> NUMBER =
            Set.of("number", "no", "nr", "id", "code", "#", ":", ".", "is", "order", "numbers");
    private static final Set<String> JOINED = Set.of("dash", "hyphen", "minus", "slash");

    @Override
    public Optional<Found> read(Text text, int at) {
        return isCued(text, at) ? written(text, at).or(() -> spoken(text, at, 1)) : serial(text, at);
    }

    /** "order number", "invoice #", "ticket", "P O number". */
    private static boolean isCued(Text text, int at) {
        int before = at - 1;
        int words = 0;
        while (text.is(before, NUMBER) && !text.is(before, THINGS) && words++ < 3) {
            before--;
        }
        boolean thing = text.is(before, THINGS) || text.are(before - 1, "p", "o");
        return thing && (words > 0 || text.isDigits(at) || text.isAllCapitals(at));
    }

    /** Such as 4711, A-4711/B or INV-2026-0042: with a digit in it, and nothing of a date or an amount. */
    private static Optional<Found> written(Text text, int at) {
        if (!text.isDigits(at) && !text.isAllCapitals(at)) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end - at < MOST && text.glued(end) && (text.isDigits(end) || text.isWord(end) || inner(text, end))) {
            end++;
        }
        String code = text.text().substring(text.start(at), text.endBefore(end));
        boolean digit = code.chars().anyMatch(Character::isDigit);
        return digit && code.length() >= SHORTEST
                ? Optional.of(Found.asItStands(end, new Value.OrderNumber(code.toUpperCase(Locale.ROOT)), 0.9))
                : Optional.empty();
    }

    private static boolean inner(Text text, int at) {
        return text.is(at, Set.of("-", "/", "_"))
                && text.glued(at + 1)
                && (text.isDigits(at + 1) || text.isWord(at + 1));
    }

    private static Optional<Found> serial(Text text, int at) {
        boolean letter = text.isLetter(at) && !text.glued(at) && !text.glued(at + 1);
        return letter && !text.is(at, Set.of("a", "i", "o")) || letter && text.isLetter(at + 1)
                ? spoken(text, at, SHORTEST)
                        .filter(found -> isMixed(found.edits().getFirst().text(), text.whole() ? 1 : 2))
                : Optional.empty();
    }

    private static boolean isMixed(String code, int digits) {
        return code.chars().filter(Character::isDigit).count() >= digits
                && Character.isLetter(code.charAt(0))
                && code.chars().filter(Character::isLetter).count() <= 6;
    }

    /** Letters and digits, one by one. */
    private static Optional<Found> spoken(Text text, int at, int fewest) {
        StringBuilder code = new StringBuilder();
        int end = at;
        boolean digit = false;
        while (code.length() < MOST) {
            Optional<SpokenDigits> digits = SpokenDigits.read(text, end);
            if (digits.isPresent() && !(text.is(end, "o") && !digit)) {
                code.append(digits.get().digits());
                end = digits.get().end();
                digit = true;
            } else if (text.isLetter(end) && !text.joined(end)) {
                code.append(text.raw(end++));
            } else if (end > at && text.is(end, JOINED) && isPart(text, end + 1)) {
                code.append(text.is(end++, "slash") ? '/' : '-');
            } else {
                break;
            }
        }
        String written = code.toString();
        return digit && written.length() >= Math.max(fewest, SHORTEST)
                ? Optional.of(Found.of(
                        at,
                        end,
                        new Value.OrderNumber(written.toUpperCase(Locale.ROOT)),
                        written,
                        fewest == 1 ? 0.9 : 0.6))
                : Optional.empty();
    }

    private static boolean isPart(Text text, int at) {
        return text.isLetter(at) || NumberWords.isNumberWord(text.word(at));
    }
}
