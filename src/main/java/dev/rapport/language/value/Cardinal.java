package dev.rapport.language.value;

import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole number that was said: "two hundred and five", "twenty one hundred", "five crore two lakh".
 *
 * <p>Its parts come from the greatest to the least, so that it has an end, whatever follows. It looks at no more tokens than the
 * magnitudes of a language allow.
 */
final class Cardinal {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final BigInteger MILLION = BigInteger.TEN.pow(6);
    private static final BigInteger GREATEST = BigInteger.TEN.pow(24);

    private final Text text;
    private BigInteger total = BigInteger.ZERO;
    private BigInteger limit = GREATEST;
    private int end;
    private int parts;
    private int magnitudes;

    private Cardinal(Text text, int at) {
        this.text = text;
        this.end = at;
    }

    /**
     * @param rounded how many millions or more there are, where nothing else was said
     * @param loose whether it begins with "a"
     */
    record Said(BigInteger value, int end, @Nullable BigInteger rounded, boolean loose) {}

    static Optional<Said> read(Text text, int at) {
        boolean loose = text.is(at, "a") && NumberWords.magnitude(text, at + 1).isPresent();
        Cardinal cardinal = new Cardinal(text, at);
        boolean more = true;
        while (more) {
            more = cardinal.part();
        }
        if (cardinal.parts == 0) {
            return Optional.empty();
        }
        boolean isRound = cardinal.parts == 1 && cardinal.magnitudes == 1 && cardinal.limit.compareTo(MILLION) >= 0;
        BigInteger rounded = isRound ? cardinal.total.divide(cardinal.limit) : null;
        return Optional.of(new Said(cardinal.total, cardinal.end, rounded, loose));
    }

    /** Whether there may be more after it. */
    private boolean part() {
        int start = parts > 0 && text.is(end, "and") ? end + 1 : end;
        Optional<NumberWords.Whole> group = group(start);
        if (group.isEmpty()) {
            return false;
        }
        Optional<BigInteger> magnitude = NumberWords.magnitude(text, group.get().end());
        BigInteger value = BigInteger.valueOf(group.get().value());
        if (magnitude.isPresent()) {
            return magnitude.get().compareTo(limit) < 0
                    && magnitude.get().compareTo(HUNDRED) > 0
                    && add(
                            value.multiply(magnitude.get()),
                            magnitude.get(),
                            group.get().end() + 1);
        }
        if (parts == 0 || value.compareTo(limit) < 0) {
            add(value, BigInteger.ONE, group.get().end());
        }
        return false;
    }

    private boolean add(BigInteger value, BigInteger unit, int after) {
        total = total.add(value);
        limit = unit;
        end = after;
        parts++;
        magnitudes += unit.equals(BigInteger.ONE) ? 0 : 1;
        return true;
    }

    /** What a magnitude is multiplied by: below thousand, or some hundreds, as in "twenty one hundred". */
    private Optional<NumberWords.Whole> group(int at) {
        if (parts == 0
                && text.is(at, "a")
                && NumberWords.magnitude(text, at + 1).isPresent()) {
            return text.is(at + 1, "hundred") ? hundreds(new NumberWords.Whole(1, at + 1)) : one(at);
        }
        Optional<NumberWords.Whole> small = NumberWords.belowHundred(text, at);
        if (small.isPresent() && text.is(small.get().end(), "hundred")) {
            int count = small.get().value();
            return count == 0 || count > 9 && count % 10 == 0 ? Optional.empty() : hundreds(small.get());
        }
        return small;
    }

    private static Optional<NumberWords.Whole> one(int at) {
        return Optional.of(new NumberWords.Whole(1, at + 1));
    }

    private Optional<NumberWords.Whole> hundreds(NumberWords.Whole count) {
        int value = count.value() * 100;
        int after = count.end() + 1;
        int next = text.past(after, "and");
        Optional<NumberWords.Whole> rest = NumberWords.belowHundred(text, next)
                .filter(small -> small.value() > 0)
                .filter(small -> next == after || !startsAnother(small.end()));
        return Optional.of(rest.map(small -> new NumberWords.Whole(value + small.value(), small.end()))
                .orElse(new NumberWords.Whole(value, after)));
    }

    /** "one hundred and two hundred" are two numbers. */
    private boolean startsAnother(int at) {
        return text.is(at, "hundred");
    }
}
