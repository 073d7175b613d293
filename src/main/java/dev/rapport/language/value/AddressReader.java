package dev.rapport.language.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads street addresses as they are told in English: a number, one to four words, and what kind of street it is; with a
 * floor or suite and a code of five digits after them. Towns and states are no part of it, as nothing tells where they end.
 */
final class AddressReader implements KindReader {

    private static final int MOST_WORDS = 4;
    private static final Set<String> STREETS = Set.of(
            "street",
            "avenue",
            "road",
            "boulevard",
            "drive",
            "lane",
            "court",
            "place",
            "way",
            "parkway",
            "highway",
            "expressway",
            "terrace",
            "circle",
            "square",
            "st",
            "ave",
            "rd",
            "blvd",
            "dr",
            "ln",
            "ct",
            "pl",
            "pkwy",
            "hwy",
            "expy");
    private static final Set<String> NOT_NAMES = Set.of(
            "the", "a", "of", "in", "to", "and", "or", "is", "are", "was", "by", "on", "that", "this", "for", "with",
            "percent", "dollars", "people", "users", "minutes", "hours", "days", "years", "months", "weeks", "we", "i",
            "you", "they", "it", "no", "my", "your", "one", "every", "any", "all", "more", "half", "miles", "per",
            "out");
    private static final Set<String> ROOMS = Set.of("suite", "floor", "apartment", "apt", "unit", "room");

    @Override
    public Optional<Found> read(Text text, int at) {
        Optional<SpokenDigits> spoken =
                SpokenDigits.read(text, at).filter(said -> said.digits().length() <= 5);
        int name = spoken.map(SpokenDigits::end).orElse(text.digits(at, 5) > 0 ? at + 1 : at);
        if (name == at || text.is(at, "o")) {
            return Optional.empty();
        }
        int street = name;
        while (street - name <= MOST_WORDS && isName(text, street)) {
            street++;
            if (text.is(street, STREETS)) {
                break;
            }
        }
        if (!text.is(street, STREETS) || street == name) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        spoken.ifPresent(said -> edits.add(new Edit(at, said.end(), said.digits())));
        int end = room(text, street + 1, edits);
        String written = Edits.written(text, at, end, edits);
        return Optional.of(new Found(end, new Value.Address(written), List.copyOf(edits), 0.8));
    }

    private static boolean isName(Text text, int at) {
        return (text.isWord(at) || NumberWords.ordinalBelowHundred(text, at).isPresent() || text.isDigits(at))
                && !text.is(at, NOT_NAMES);
    }

    private static int room(Text text, int at, List<Edit> edits) {
        int word = text.past(at, ",");
        if (!text.is(word, ROOMS)) {
            return at;
        }
        Optional<SpokenDigits> number = SpokenDigits.read(text, word + 1);
        if (number.isPresent()) {
            edits.add(new Edit(word + 1, number.get().end(), number.get().digits()));
            return number.get().end();
        }
        return text.isDigits(word + 1) ? word + 2 : at;
    }
}
