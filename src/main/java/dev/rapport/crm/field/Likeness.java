package dev.rapport.crm.field;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides whether two names of fields mean the same field, and two values the same.
 *
 * <p>"Next Step" of a table is {@code nextStep}. "$25,000" is "25000.00 USD", and "25000" too: what one says and the other
 * leaves open is no contradiction, as long as there is a number or a word that both have. Telephone numbers, dates and free
 * text are the same when their letters and digits are.
 */
public final class Likeness {

    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[,' ](?=\\d{3}(?!\\d))");
    private static final Pattern ZERO_CENTS = Pattern.compile("(?<=\\d)\\.0+(?!\\d)");
    private static final Pattern KILO = Pattern.compile("(?<=\\d) ?k\\b");
    private static final Set<String> CURRENCIES =
            Set.of("usd", "eur", "gbp", "dollars", "dollar", "euros", "euro", "pounds");

    private Likeness() {}

    /** Equal for names of the same field. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]", "");
    }

    /** Equal for values that are the same, however they are written. */
    static String canonical(String value) {
        return String.join(" ", words(value));
    }

    static boolean same(String one, String other) {
        Set<String> some = words(one);
        Set<String> others = words(other);
        if (some.equals(others)) {
            return true;
        }
        TreeSet<String> less = new TreeSet<>(some);
        TreeSet<String> rest = new TreeSet<>(others);
        less.removeAll(CURRENCIES);
        rest.removeAll(CURRENCIES);
        boolean bothName = less.size() < some.size() && rest.size() < others.size();
        return !bothName && !less.isEmpty() && less.equals(rest);
    }

    private static Set<String> words(String value) {
        String plain = value.toLowerCase(Locale.ROOT)
                .replace("$", " usd ")
                .replace("€", " eur ")
                .replace("£", " gbp ");
        plain = THOUSANDS.matcher(plain).replaceAll("");
        plain = ZERO_CENTS.matcher(plain).replaceAll("");
        plain = KILO.matcher(plain).replaceAll("000");
        List<String> words = Arrays.asList(plain.split("[^\\p{L}\\p{M}\\d.@+]+"));
        TreeSet<String> sorted = new TreeSet<>();
        words.stream()
                .map(word -> word.replaceAll("^\\.+|\\.+$", ""))
                .filter(word -> !word.isEmpty())
                .forEach(sorted::add);
        return sorted;
    }
}
