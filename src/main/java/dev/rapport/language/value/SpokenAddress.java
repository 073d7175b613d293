package dev.rapport.language.value;

import dev.rapport.language.EmailAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an address of mail or of a page as it is said: "anna at acme dot com", "a dot b c at nvidia dot com", "triple w acme dot com
 * slash pricing", "h t t p colon slash slash w w w dot ...".
 *
 * <p>Letters and digits said one by one are joined; a word stands alone, so that "mail anna at acme dot com" is not hers with
 * "mail" before it. What ends in no known domain is an address only with its http or www before it, or spelled.
 */
final class SpokenAddress {

    private static final int MOST_PARTS = 40;
    private static final Map<String, String> SIGNS = Map.of(
            "dot",
            ".",
            "point",
            ".",
            "dash",
            "-",
            "hyphen",
            "-",
            "underscore",
            "_",
            "slash",
            "/",
            "plus",
            "+",
            "minus",
            "-");

    /** After these, "at" is where, and what stands before a dot is no name. */
    private static final Set<String> NO_NAMES = Set.of(
            "me", "us", "you", "it", "him", "her", "them", "look", "is", "are", "we're", "i'm", "the", "a", "an",
            "this", "that", "my", "your", "our", "every", "any", "and", "or", "one", "at", "to", "on", "here", "there",
            "be", "was", "work", "working", "found", "email", "mail", "visit", "go", "check", "see", "from", "of",
            "for", "in", "by", "with", "not", "address", "website");

    private final Text text;
    private final StringBuilder written = new StringBuilder();
    private int at;
    private boolean spelled;

    private SpokenAddress(Text text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Whether it joins the parts of an address. */
    static boolean isJoint(String word) {
        return word.equals("at") || SIGNS.containsKey(word) || word.equals("colon") || word.equals("sign");
    }

    static Optional<Found> read(Text text, int at) {
        if (!text.isWord(at) || !Starts.address(text, at)) {
            return Optional.empty();
        }
        return new SpokenAddress(text, at).email(at).or(() -> new SpokenAddress(text, at).page(at));
    }

    private Optional<Found> email(int start) {
        if (!name() || !text.is(at, "at") || isNoName()) {
            return Optional.empty();
        }
        at = text.past(at + 1, "sign");
        written.append('@');
        if (!host(text.whole())) {
            return Optional.empty();
        }
        return EmailAddress.read(written.toString())
                .map(address -> Found.of(start, at, new Value.Email(address), written.toString(), 0.9));
    }

    private boolean isNoName() {
        return written.length() > 1 && NO_NAMES.contains(written.toString().toLowerCase(Locale.ROOT));
    }

    /** What stands before the "at": parts with signs between them. */
    private boolean name() {
        if (!part(false)) {
            return false;
        }
        int parts = 1;
        while (SIGNS.containsKey(text.word(at)) && !text.is(at, "slash") && parts++ < MOST_PARTS) {
            String sign = SIGNS.get(text.word(at++));
            written.append(sign);
            if (!part(false)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Found> page(int start) {
        boolean scheme = scheme();
        boolean known = web() || scheme;
        if (!known && text.is(at, NO_NAMES) || !host(known)) {
            return Optional.empty();
        }
        String url = written.toString();
        return Optional.of(Found.of(start, at, new Value.Url(url), url, known ? 0.95 : 0.85));
    }

    /** http or https, as a word or spelled, with "colon slash slash". */
    private boolean scheme() {
        int end = at;
        StringBuilder letters = new StringBuilder();
        while (text.isLetter(end) && letters.length() < 5) {
            letters.append(text.word(end++));
        }
        String scheme = letters.isEmpty() ? text.word(end++) : letters.toString();
        if (!scheme.equals("http") && !scheme.equals("https") || !text.are(end, "colon", "slash", "slash")) {
            return false;
        }
        written.append(scheme).append("://");
        at = end + 3;
        return true;
    }

    /** "w w w dot", "triple w", "www .". */
    private boolean web() {
        int end = text.are(at, "w", "w", "w") ? at + 3 : text.are(at, "triple", "w") ? at + 2 : at;
        end = end == at && text.is(at, "www") ? at + 1 : end;
        if (end == at) {
            return false;
        }
        int after = text.past(end, Set.of("dot", "."));
        if (after == end && !text.is(at, "triple")) {
            return false;
        }
        written.append("www.");
        at = after;
        return true;
    }

    /** @param known whether it can be nothing else, so that its end need not be a known one */
    private boolean host(boolean known) {
        spelled = false;
        if (!part(true) || !text.is(at, "dot")) {
            return false;
        }
        int parts = 0;
        boolean domain = false;
        boolean path = false;
        while (SIGNS.containsKey(text.word(at)) && parts++ < MOST_PARTS) {
            int before = at;
            int length = written.length();
            boolean slash = text.is(at, "slash");
            written.append(SIGNS.get(text.word(at++)));
            int from = written.length();
            if (!part(true)) {
                at = slash ? before + 1 : before;
                written.setLength(slash ? from : length);
                break;
            }
            path |= slash;
            String end = written.substring(from).toLowerCase(Locale.ROOT);
            domain |= !path
                    && (Domains.isSpoken(end)
                            || known
                            || spelled && end.length() == 2 && end.chars().allMatch(Character::isLetter));
        }
        return domain;
    }

    /** Letters and digits one by one, and a word after them in a host; or one word, with digits after it. */
    private boolean part(boolean host) {
        int start = at;
        spelled = false;
        letters();
        if (at == start && text.isWord(at) && !SIGNS.containsKey(text.word(at)) && !text.is(at, "at")) {
            written.append(text.raw(at++));
            digits();
        } else if (host && at == start + 1 && isJoinedToWord()) {
            written.setLength(written.length() - 1);
            written.append(text.word(start)).append(text.raw(at++));
        } else if (!host && at == start + 1 && isInitial()) {
            written.append(text.raw(at++));
            digits();
        } else {
            spelled = at > start;
        }
        return at > start;
    }

    /** "g mail dot com". */
    private boolean isJoinedToWord() {
        return text.isWord(at) && text.is(at + 1, "dot") && !SIGNS.containsKey(text.word(at)) && text.isLetter(at - 1);
    }

    /** "j smith at" */
    private boolean isInitial() {
        return text.isWord(at)
                && !text.is(at - 1, Set.of("a", "i"))
                && !SIGNS.containsKey(text.word(at))
                && !text.is(at, "at")
                && (text.is(at + 1, "at") || NumberWords.digit(text, at + 1) >= 0);
    }

    private void letters() {
        while (written.length() < 250) {
            if (text.isLetter(at)) {
                written.append(text.raw(at++));
            } else if (!digits()) {
                return;
            }
        }
    }

    private boolean digits() {
        int before = at;
        while (NumberWords.digit(text, at) >= 0 && !text.is(at, "o") && written.length() < 250) {
            written.append(NumberWords.digit(text, at++));
        }
        if (text.isDigits(at)) {
            written.append(text.word(at++));
        }
        return at > before;
    }
}
