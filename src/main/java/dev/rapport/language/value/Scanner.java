package dev.rapport.language.value;

import dev.rapport.language.PhoneNumbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a text and takes at each token the longest reading of all kinds; of those as long, that of the kind that is
 * listed first.
 *
 * <p>Safe for use by many threads.
 */
final class Scanner {

    private static final Set<String> ENDS = Set.of(".", ",", "!", "?", ";", "\n");

    private final Map<ValueKind, List<Guarded>> byKind = new EnumMap<>(ValueKind.class);
    private final List<Guarded> all;

    Scanner(String country) {
        Guarded electronic = new Guarded(Start.ANY, new ElectronicReader());
        Guarded code = new Guarded(Start.ANY, new CodeReader());
        Guarded phone = number(new PhoneReader(PhoneNumbers.writtenIn(country)));
        Guarded money = number(new MoneyReader());
        Guarded quantity = number(new QuantityReader());
        Guarded range = number(new RangeReader(List.of(money, quantity)));
        Guarded date = new Guarded(Start.DATE, new DateReader());
        Guarded time = number(new TimeReader());
        Guarded address = number(new AddressReader());
        Guarded ordinal = number(new OrdinalReader());
        Guarded number = number(new NumberReader());
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

    /** What a value of a kind may begin with at all. */
    private enum Start {
        NUMBER,
        DATE,
        ANY
    }

    /** A reader that is only asked where a value of its kind may begin. */
    private record Guarded(Start start, KindReader reader) implements KindReader {

        @Override
        public Optional<Found> read(Text text, int at) {
            boolean begins = switch (start) {
                case NUMBER -> Starts.number(text, at);
                case DATE -> Starts.date(text, at);
                case ANY -> true;
            };
            return begins ? reader.read(text, at) : Optional.empty();
        }
    }

    private static Guarded number(KindReader reader) {
        return new Guarded(Start.NUMBER, reader);
    }

    /** A reading and the index of its first token. */
    record Placed(int at, Found found) {}

    List<Placed> scan(Text text) {
        return scan(text, all);
    }

    List<Placed> scan(Text text, ValueKind kind) {
        return scan(text, byKind.getOrDefault(kind, all));
    }

    private static List<Placed> scan(Text text, List<Guarded> readers) {
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

    private static Optional<Found> longest(Text text, int at, List<Guarded> readers) {
        boolean number = Starts.number(text, at); // asked once: of most words there is nothing more to say
        Optional<Found> longest = Optional.empty();
        for (Guarded guarded : readers) {
            Optional<Found> found = switch (guarded.start()) {
                case NUMBER -> number ? guarded.reader().read(text, at) : Optional.empty();
                case DATE, ANY -> guarded.read(text, at);
            };
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

    private static Optional<Placed> whole(Text text, List<Guarded> readers) {
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
