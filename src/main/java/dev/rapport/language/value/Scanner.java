package dev.rapport.language.value;

import dev.rapport.language.PhoneNumbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Goes through a text and takes at each token the longest reading of all kinds; of those as long, that of the kind that is
 * listed first.
 *
 * <p>Safe for use by many threads.
 */
final class Scanner {

    private static final Set<String> ENDS = Set.of(".", ",", "!", "?", ";", "\n");

    private final Map<ValueKind, List<KindReader>> byKind = new EnumMap<>(ValueKind.class);
    private final List<KindReader> all;

    Scanner(String country) {
        KindReader electronic = new ElectronicReader();
        KindReader code = new CodeReader();
        KindReader phone = number(new PhoneReader(PhoneNumbers.writtenIn(country)));
        KindReader money = number(new MoneyReader());
        KindReader quantity = number(new QuantityReader());
        KindReader range = number(new RangeReader(List.of(money, quantity)));
        KindReader date = guarded(Starts::date, new DateReader());
        KindReader time = number(new TimeReader());
        KindReader address = number(new AddressReader());
        KindReader ordinal = number(new OrdinalReader());
        KindReader number = number(new NumberReader());
        all = List.of(range, electronic, code, phone, money, date, quantity, address, ordinal, number, time);
        byKind.put(ValueKind.NUMBER, List.of(number));
        byKind.put(ValueKind.MONEY, List.of(money));
        byKind.put(ValueKind.PERCENT, List.of(quantity));
        byKind.put(ValueKind.QUANTITY, List.of(quantity));
        byKind.put(ValueKind.DATE, List.of(date));
        byKind.put(ValueKind.TIME, List.of(time));
        byKind.put(ValueKind.PHONE, List.of(phone, code));
        byKind.put(ValueKind.EMAIL, List.of(electronic));
        byKind.put(ValueKind.URL, List.of(electronic, phone));
        byKind.put(ValueKind.ORDINAL, List.of(ordinal));
        byKind.put(ValueKind.ORDER_NUMBER, List.of(code, phone));
        byKind.put(ValueKind.ADDRESS, List.of(address));
    }

    private static KindReader number(KindReader reader) {
        return guarded(Starts::number, reader);
    }

    private static KindReader guarded(BiPredicate<Text, Integer> start, KindReader reader) {
        return (text, at) -> start.test(text, at) ? reader.read(text, at) : Optional.empty();
    }

    /** A reading and the index of its first token. */
    record Placed(int at, Found found) {}

    List<Placed> scan(Text text) {
        return scan(text, all);
    }

    List<Placed> scan(Text text, ValueKind kind) {
        return scan(text, byKind.getOrDefault(kind, all));
    }

    private static List<Placed> scan(Text text, List<KindReader> readers) {
        List<Placed> placed = new ArrayList<>();
        int at = 0;
        while (at < text.size()) {
            Optional<Found> found = longest(text, at, readers);
            if (found.isPresent() && found.get().end() > at) {
                placed.add(new Placed(at, found.get()));
                at = found.get().end();
            } else {
                at++;
            }
        }
        return placed;
    }

    private static Optional<Found> longest(Text text, int at, List<KindReader> readers) {
        Optional<Found> longest = Optional.empty();
        for (KindReader reader : readers) {
            Optional<Found> found = reader.read(text, at);
            if (found.isPresent()
                    && (longest.isEmpty() || found.get().end() > longest.get().end())) {
                longest = found;
            }
        }
        return longest;
    }

    /** The reading of all of the text but the signs at its end. */
    Optional<Placed> whole(Text text) {
        return whole(text, all);
    }

    Optional<Placed> whole(Text text, ValueKind kind) {
        return whole(text, byKind.getOrDefault(kind, all));
    }

    private static Optional<Placed> whole(Text text, List<KindReader> readers) {
        int end = text.size();
        while (end > 0 && text.is(end - 1, ENDS)) {
            end--;
        }
        for (KindReader reader : readers) {
            Optional<Found> found = end == 0 ? Optional.empty() : reader.read(text, 0);
            if (found.isPresent() && found.get().end() >= end) {
                return found.map(value -> new Placed(0, value));
            }
        }
        return Optional.empty();
    }
}
