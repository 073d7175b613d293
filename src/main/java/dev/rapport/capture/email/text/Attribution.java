package dev.rapport.capture.email.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the lines that introduce a quote: "On Tue, 1 Mar 2011, Dana wrote:", in any language that names who or when,
 * over up to four lines.
 *
 * <p>What counts is evidence: a time or date, a mail address, a verb of writing, the way such lines begin, a colon at the
 * end. How much is needed depends on what follows: before a quote by signs or markup little is enough, and elsewhere it
 * must be unmistakable, since all that follows is then history.
 */
final class Attribution {

    static final int MOST_LINES = 4;
    private static final int LONGEST = 420;

    private static final Pattern VERB = Words.pattern(
            "(?<![\\p{L}])",
            "wrote|writes|has written|excerpts from|schrieb|schreibt|geschrieben|a [ée]crit|[ée]crivait|escribi[óo]|escribe|ha scritto|"
                    + "scrisse|scrive|escreveu|escreve|schreef|heeft geschreven|napisa[łl](?:\\(a\\)|a|\\/a)?|pisze|"
                    + "skrev|skriver|kirjoitti|kirjoittaa|написа[лв](?:\\(а\\)|а)?|писал[а]?|пишет|пише|"
                    + "napsal(?:\\(a\\)|a)?|nap[ií]sal(?:\\(a\\)|a)?|yazd[ıi]|yaz[ıi]yor|a scris|ezt [íi]rta|έγραψε|"
                    + "[đd]ã viết|menulis|napisao|je napisao|rašė|kirjutas|rakstīja|va escriure|כתב|כתבה|كتب",
            "(?![\\p{L}])");

    /** Verbs of scripts without spaces between words. */
    private static final Pattern ASIAN_VERB = Pattern.compile("写道|寫道|写了|のメール|さんは書きました|さんが書きました|作成|작성|님이 쓴|writes");

    private static final Pattern WHEN = Pattern.compile(
            "\\d{1,2}\\s?[:.h時시点點]\\s?\\d{2}|(?<!\\d)(?:19|20)\\d{2}(?!\\d)|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}月\\s?\\d{1,2}日");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]@,;:]{1,64}@[^\\s<>()\\[\\]@,;:]{2,190}");
    private static final Pattern END = Pattern.compile("(?:[:：]|wrote\\s*-{2,}|写道[:：]?|寫道[:：]?)[\\s*_]*$");

    private static final Pattern OPENING = Words.pattern(
            "^[\\s*_\\-\"'„«<(\\[]*",
            "On|Am|Le|El|Il|Em|Op|Den|Dne|Dnia|W dniu|Dana|Pe|La|În|In data|Ins|At|Tarih|Vào|Στις|Μe|A|À|Em|No dia|Il giorno|"
                    + "(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|lun|mar|mi[ée]|jue|vie|s[áa]b|dom|"
                    + "seg|ter|qua|qui|sex|ma|wo|vr|za|zo|pon|wt|[śs]r|czw|pt|sob|niedz|m[åa]n|tir|tis|ons|tor|fre|l[øö]r|s[øö]n|ke|to|pe|la|su|ti|"
                    + "пн|вт|ср|чт|пт|сб|вс|нд|po|út|st|čt|pá|so|ne|joi|vin|sâm|dum|hé|ke|sze|cs)[\\p{L}]{0,10}[.,]?\\s|"
                    + "於|于|在|星期|周|\\d{1,4}[\\s./\\-年년](?=.*\\d)",
            "(?:\\b|(?<=\\W)|(?<=[於于在年년期周]))");
    private static final Pattern NAME_AND_ADDRESS =
            Pattern.compile("^[\"'„«]?\\p{L}[\\p{L}\\p{M} .,'’\"()-]{0,60}[ \"]*[<(\\[]?" + ADDRESS.pattern());
    private static final Pattern NAME_ONLY =
            Pattern.compile("^[\"'„«]?(?:\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}[ ,\"»]*){1,5}(?:via \\S+ )?$");

    private Attribution() {}

    /** How sure it is, if it is one. */
    enum Strength {
        NONE,
        /** Enough where a quote follows. */
        BEFORE_QUOTE,
        /** Enough to say that all that follows is history. */
        ALONE
    }

    /** An attribution that ends at the line {@code last}; {@code first} is where it begins. */
    record Found(int first, Strength strength) {}

    /** Looks for an attribution whose last line this is. */
    static Found endingAt(List<Line> lines, int last) {
        if (!END.matcher(lines.get(last).text()).find()) {
            return new Found(last, isBareBeforeQuote(lines, last) ? Strength.BEFORE_QUOTE : Strength.NONE);
        }
        Found best = new Found(last, Strength.NONE);
        StringBuilder joined = new StringBuilder();
        for (int first = last; first > last - MOST_LINES && first >= 0; first--) {
            Line line = lines.get(first);
            if (line.isBlank() || line.depth() != lines.get(last).depth() || joined.length() > LONGEST) {
                break;
            }
            joined.insert(0, line.text() + " ");
            Strength strength = strength(joined.toString());
            boolean fuller = strength.compareTo(best.strength()) > 0;
            boolean opens = strength == best.strength() && strength != Strength.NONE && completes(lines, first, best);
            if (fuller || opens) {
                best = new Found(first, strength);
            }
        }
        return best;
    }

    /** One line that says who wrote and when, and lacks only the colon, right above a quote by signs. */
    private static boolean isBareBeforeQuote(List<Line> lines, int last) {
        int next = last + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        String text = lines.get(last).text();
        return next < lines.size()
                && lines.get(next).depth() > lines.get(last).depth()
                && text.length() < LONGEST
                && VERB.matcher(text).find()
                && WHEN.matcher(text).find()
                && OPENING.matcher(text).find()
                && !text.matches(".*[.!?]$");
    }

    /** Whether a line before what was found belongs to it: it begins as such lines do, and what was found does not. */
    private static boolean completes(List<Line> lines, int first, Found found) {
        String line = lines.get(first).text();
        boolean begins = OPENING.matcher(line).find() && WHEN.matcher(line).find();
        return begins && !WHEN.matcher(lines.get(found.first()).text()).find();
    }

    static Strength strength(String text) {
        if (text.length() > LONGEST || !END.matcher(text).find()) {
            return Strength.NONE;
        }
        Matcher verb = VERB.matcher(text);
        boolean writes = verb.find() || ASIAN_VERB.matcher(text).find();
        boolean when = WHEN.matcher(text).find();
        boolean who = ADDRESS.matcher(text).find();
        boolean opens = OPENING.matcher(text).find();
        boolean named = NAME_AND_ADDRESS.matcher(text).find();
        if ((writes && when && (who || opens)) || (when && who && (opens || named)) || (writes && named)) {
            return Strength.ALONE;
        }
        boolean brief = text.length() < 200;
        boolean nearQuote = (writes && (when || who || isName(text)))
                || (when && who)
                || (named && brief)
                || (opens && when && brief && !writes);
        return nearQuote ? Strength.BEFORE_QUOTE : Strength.NONE;
    }

    private static boolean isName(String text) {
        Matcher verb = VERB.matcher(text);
        return verb.find() && NAME_ONLY.matcher(text.substring(0, verb.start())).matches();
    }
}
