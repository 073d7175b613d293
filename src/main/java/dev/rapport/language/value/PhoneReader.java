package dev.rapport.language.value;

import dev.rapport.language.PhoneNumber;
import dev.rapport.language.PhoneNumbers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads telephone numbers, in digits or as said digit by digit, and whatever else is said so: card numbers, addresses of the
 * Internet protocol, extensions.
 *
 * <p>Digits are grouped as inverse text normalisation does: ten as 123-456-7890, a country's code before them, fourteen to
 * sixteen as on cards. Only what the country's plan can have is a telephone number.
 */
final class PhoneReader implements KindReader {

    /** A number in digits, of at least seven, with what people put between them. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?:\\+|\\b00|\\()?\\d[\\d().\\s/-]{5,22}\\d(?:\\s?(?:x|ext\\.?)\\s?\\d{1,6})?(?![\\w%])");

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,3}(?:[,.]\\d{3})+");
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*");
    private static final Pattern TWO = Pattern.compile("\\d+\\.\\d+|\\d+ \\d+");
    private static final Set<String> CUES = Set.of(
            "call",
            "phone",
            "number",
            "cell",
            "mobile",
            "tel",
            "fax",
            "at",
            "on",
            "reach",
            "text",
            "dial",
            "is",
            "me",
            "direct",
            "office",
            "line",
            "t",
            "m",
            "p",
            ":",
            ".",
            "telephone");
    private static final int FEWEST_SPOKEN = 3;
    private static final int FEWEST_OF_PHONES = 7;

    private final PhoneNumbers numbers;

    PhoneReader(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public Optional<Found> read(Text text, int at) {
        boolean digits = text.isDigits(at) || text.is(at, Set.of("+", "("));
        return digits ? written(text, at) : internet(text, at).or(() -> spoken(text, at));
    }

    private Optional<Found> written(Text text, int at) {
        if (text.joined(at) || text.glued(at) && text.is(at - 1, Set.of("$", "€", "£", "-", "/", "#", ".", "_", "="))) {
            return Optional.empty();
        }
        Matcher matcher = WRITTEN.matcher(text.text());
        matcher.region(text.start(at), Math.min(text.text().length(), text.start(at) + 40));
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt() || matcher.group().indexOf('\n') >= 0 || isOther(text, at, matcher.group())) {
            return Optional.empty();
        }
        int end = at;
        while (end < text.size() && text.start(end) < matcher.end()) {
            end++;
        }
        int after = end;
        return numbers.read(matcher.group()).map(number -> Found.asItStands(after, new Value.Phone(number), 0.9));
    }

    private static boolean isOther(Text text, int at, String written) {
        boolean plain = written.chars().allMatch(Character::isDigit);
        return AMOUNT.matcher(written).matches()
                || DATE.matcher(written).matches()
                || plain && !text.whole() && !text.is(at - 1, CUES)
                || !text.whole() && TWO.matcher(written).matches();
    }

    private Optional<Found> spoken(Text text, int at) {
        boolean plus = text.is(at, "plus");
        Optional<SpokenDigits> read = SpokenDigits.read(text, plus ? at + 1 : at);
        return read.filter(said -> plus || isMeant(text, said)).map(said -> found(text, at, said, plus));
    }

    private static boolean isMeant(Text text, SpokenDigits said) {
        int digits = said.digits().length();
        boolean oneByOne = said.single() == digits && digits >= FEWEST_SPOKEN;
        boolean mixed = said.single() >= 3 && digits >= FEWEST_OF_PHONES;
        return oneByOne || mixed || text.whole() && digits >= FEWEST_OF_PHONES;
    }

    private Found found(Text text, int at, SpokenDigits said, boolean plus) {
        String written = (plus ? "+" : "") + grouped(said.digits());
        Optional<PhoneNumber> phone = said.digits().length() < FEWEST_OF_PHONES
                ? Optional.empty()
                : numbers.read(written).or(() -> numbers.read(said.digits()));
        Value value = phone.<Value>map(Value.Phone::new).orElseGet(() -> code(said.digits()));
        return Found.of(at, said.end(), value, written, phone.isPresent() ? 0.9 : 0.6);
    }

    /** Digits of something: with a zero before them no number, but no telephone number either. */
    private static Value code(String digits) {
        return digits.startsWith("0") ? new Value.OrderNumber(digits) : new Value.Number(new BigDecimal(digits));
    }

    static String grouped(String digits) {
        int length = digits.length();
        return switch (length) {
            case 9 -> split(digits, "-", 3, 2);
            case 10 -> split(digits, "-", 3, 3);
            case 11, 12, 13 -> digits.substring(0, length - 10) + " " + split(digits.substring(length - 10), "-", 3, 3);
            case 14 -> split(digits, " ", 4, 6);
            case 15 -> split(digits, " ", 4, 6);
            case 16 -> split(digits, " ", 4, 4, 4);
            case 17 -> digits.substring(0, 3) + " " + split(digits.substring(3), " ", 4, 6);
            default -> digits;
        };
    }

    private static String split(String digits, String separator, int... lengths) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int length : lengths) {
            text.append(digits, at, at + length).append(separator);
            at += length;
        }
        return text.append(digits, at, digits.length()).toString();
    }

    /** Four numbers with "dot" between them. */
    private static Optional<Found> internet(Text text, int at) {
        StringBuilder address = new StringBuilder();
        int end = at;
        for (int part = 0; part < 4; part++) {
            Optional<SpokenDigits> read = SpokenDigits.read(text, end);
            boolean last = part == 3;
            if (read.isEmpty()
                    || read.get().digits().length() > 3
                    || !last && !text.is(read.get().end(), "dot")) {
                return Optional.empty();
            }
            address.append(read.get().digits()).append(last ? "" : ".");
            end = last ? read.get().end() : read.get().end() + 1;
        }
        String written = address.toString().toLowerCase(Locale.ROOT);
        return Optional.of(Found.of(at, end, new Value.Url(written), written, 0.8));
    }
}
