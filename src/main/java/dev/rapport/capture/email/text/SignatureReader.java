package dev.rapport.capture.email.text;

import dev.rapport.language.PhoneNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads name, title, company, telephones, addresses and links out of a signature, line by line; lines that hold several
 * are split at bars, bullets and wide gaps. Fax numbers are no telephones. For one thread, and one signature.
 */
public final class SignatureReader {

    private static final Pattern BETWEEN = Pattern.compile("\\s*[|•·‖¦]\\s*|\\s{3,}|\\t+|\\s+[/–—]\\s+");
    private static final Pattern FAX =
            Pattern.compile("(?i)(?:^|[^\\p{L}])(?:fax|telefax|f|faks|факс|ファックス|传真)[\\s.:]*$");
    private static final Pattern AT = Pattern.compile("(?i)^(.{3,60}?)(?:,| at| @| bei| chez| presso| en) (.{2,60})$");
    private static final int MOST_LINES = 40;

    private final PhoneNumbers numbers;
    private final Sender sender;
    private final Set<String> phones = new LinkedHashSet<>();
    private final Set<String> emails = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();
    private final List<String> places = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String title;
    private @Nullable String company;

    private SignatureReader(PhoneNumbers numbers, Sender sender) {
        this.numbers = numbers;
        this.sender = sender;
    }

    /** @param signature the sender's own, without disclaimers */
    public static SignatureContact read(String signature, Sender sender, PhoneNumbers numbers) {
        SignatureReader reader = new SignatureReader(numbers, sender);
        signature.lines().limit(MOST_LINES).forEach(reader::line);
        return reader.contact();
    }

    private SignatureContact contact() {
        return new SignatureContact(
                name,
                title,
                company,
                List.copyOf(phones),
                List.copyOf(emails),
                places.isEmpty() ? null : String.join(", ", places),
                List.copyOf(links));
    }

    private void line(String line) {
        String whole = Words.plain(line);
        if (whole.isEmpty() || whole.length() > 300 || Footers.isDevice(whole)) {
            return;
        }
        collect(ContactLine.EMAIL, whole, emails);
        collect(ContactLine.LINK, whole, links);
        readPhones(whole);
        String rest = ContactLine.LINK
                .matcher(ContactLine.EMAIL.matcher(whole).replaceAll(" "))
                .replaceAll(" ");
        Arrays.stream(BETWEEN.split(rest)).map(String::strip).forEach(this::piece);
    }

    private static void collect(Pattern pattern, String line, Set<String> into) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            String found = matcher.group().replaceFirst("[.,;:]+$", "");
            into.add(pattern == ContactLine.EMAIL ? found.toLowerCase(Locale.ROOT) : found);
        }
    }

    private void readPhones(String line) {
        Matcher phone = ContactLine.PHONE.matcher(line);
        while (phone.find()) {
            if (!FAX.matcher(line.substring(0, phone.start())).find()) {
                numbers.read(phone.group().replace("(0)", "")).ifPresent(number -> phones.add(number.e164()));
            }
        }
    }

    private void piece(String written) {
        String piece = Words.plain(written.replaceAll("<\\s*>|\\(\\s*\\)", ""))
                .replaceFirst("^[-–—,\\s]+", "")
                .replaceFirst("[,\\s]+$", "");
        if (piece.length() < 2
                || isClosing(piece)
                || ContactLine.PHONE.matcher(piece).find()) {
            return;
        }
        if (name == null && (sender.isNamedBy(piece) || isLikelyName(piece))) {
            name = piece;
        } else if (ContactLine.PLACE.matcher(piece).find()) {
            places.add(piece);
        } else {
            role(piece);
        }
    }

    private boolean isClosing(String piece) {
        int comma = piece.indexOf(',');
        boolean closes = Closings.isClosing(piece);
        if (!closes && comma > 0 && Closings.isClosing(piece.substring(0, comma))) {
            piece(piece.substring(comma + 1));
            return true;
        }
        return closes;
    }

    private boolean isLikelyName(String piece) {
        return ContactLine.isName(piece)
                && piece.contains(" ")
                && !ContactLine.TITLE.matcher(piece).find()
                && !ContactLine.COMPANY.matcher(piece).find();
    }

    private void role(String piece) {
        boolean titled = ContactLine.TITLE.matcher(piece).find();
        boolean isCompany = ContactLine.COMPANY.matcher(piece).find();
        if (titled && !(isCompany && title != null)) {
            Matcher at = AT.matcher(piece);
            boolean both = at.matches()
                    && (company == null)
                    && !ContactLine.TITLE.matcher(at.group(2)).find();
            title = title == null ? (both ? at.group(1).strip() : piece) : title;
            company = both ? at.group(2).strip() : company;
        } else if (company == null && (isCompany || isNamedByDomain(piece))) {
            company = piece;
        }
    }

    /** "Acme Widgets" below a mail from acme.com. */
    private boolean isNamedByDomain(String piece) {
        String address = sender.address();
        if (address == null || piece.length() > 60 || !address.contains("@")) {
            return false;
        }
        String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String first = piece.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d].*", "");
        return first.length() > 2 && domain.replaceAll("\\.[^.]*$", "").contains(first);
    }
}
