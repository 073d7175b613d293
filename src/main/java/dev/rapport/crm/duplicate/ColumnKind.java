package dev.rapport.crm.duplicate;

import dev.rapport.language.FreeMail;
import dev.rapport.language.RoleAddress;
import java.util.Arrays;
import java.util.Collection;

/**
 * What sort of values a column has: how they are compared, and how much their agreement is thought to say before anything
 * is known of the contacts at hand.
 *
 * <p>The shares are of pairs that are one person: how often they agree how far, where both have a value. People write a day of
 * birth the same nearly always, but have several addresses of mail. They are where {@link Weights} begins from. The last two are
 * how often different people agree nearly or roughly by chance.
 */
enum ColumnKind {
    EMAIL(new double[] {0.40, 0.08, 0.45, 0.07}, 0.002, 0.95),
    PHONE(new double[] {0.55, 0.06, 0.01, 0.38}, 0.001, 0.005),
    HANDLE(new double[] {0.50, 0.05, 0.05, 0.40}, 0.005, 0.01),
    ACCOUNT(new double[] {0.78, 0.01, 0.01, 0.20}, 0.01, 0.01),
    DAY(new double[] {0.80, 0.10, 0.04, 0.06}, 0.003, 0.03),
    NUMBER(new double[] {0.80, 0.11, 0.02, 0.07}, 0.01, 0.03),
    TITLE(new double[] {0.50, 0.10, 0.10, 0.30}, 0.02, 0.05),
    TEXT(new double[] {0.72, 0.14, 0.06, 0.08}, 0.01, 0.04);

    private static final int SAMPLE = 500;

    private final double[] ofOne;
    private final double near;
    private final double rough;

    ColumnKind(double[] ofOne, double near, double rough) {
        this.ofOne = ofOne;
        this.near = near;
        this.rough = rough;
    }

    /** The shares of pairs that are one person, by level. */
    double[] ofOne() {
        return ofOne.clone();
    }

    /** How often two different people agree so far by chance; for {@link Level#NEAR} and {@link Level#ROUGH}. */
    double byChance(Level level) {
        return level == Level.NEAR ? near : rough;
    }

    /** What a column of this name with these values holds: days, numbers or text where most are so. */
    static ColumnKind of(String column, Collection<String> values) {
        return switch (column) {
            case Profile.EMAIL -> EMAIL;
            case Profile.PHONE -> PHONE;
            case Profile.HANDLE -> HANDLE;
            case Profile.ACCOUNT -> ACCOUNT;
            case Profile.TITLE -> TITLE;
            default -> byValues(values);
        };
    }

    private static ColumnKind byValues(Collection<String> values) {
        long seen = Math.min(SAMPLE, values.size());
        long days = values.stream().limit(SAMPLE).filter(Days::isDay).count();
        if (days * 10 >= seen * 8) {
            return DAY;
        }
        long numbers =
                values.stream().limit(SAMPLE).filter(ColumnKind::isNumber).count();
        return numbers * 10 >= seen * 8 ? NUMBER : TEXT;
    }

    private static boolean isNumber(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return digits > 0 && digits * 2 >= value.length();
    }

    Level compare(String a, String b) {
        if (a.equals(b)) {
            return Level.SAME;
        }
        return switch (this) {
            case EMAIL -> emails(a, b);
            case PHONE -> phones(a, b);
            case ACCOUNT -> Level.DIFFERENT;
            case DAY -> Days.compare(a, b);
            case NUMBER -> numbers(a, b);
            case HANDLE, TITLE, TEXT -> Likeness.ofTexts(a, b);
        };
    }

    /**
     * A slip anywhere is near, and so is the same whole name before the @ where one of the two is of free mail: people take it
     * along. Before the @ of a company stands what the name makes of itself, for everyone of that name, so at two companies the
     * same says nothing that the names do not. Only another address at the same company is different: elsewhere people have as
     * many as they like.
     */
    private static Level emails(String a, String b) {
        if (Likeness.slips(a, b) == 1) {
            return Level.NEAR;
        }
        String before = a.substring(0, Math.max(0, a.indexOf('@')));
        String domain = a.substring(a.indexOf('@') + 1);
        String other = b.substring(b.indexOf('@') + 1);
        boolean sameBefore = before.equals(b.substring(0, Math.max(0, b.indexOf('@'))));
        boolean own = FreeMail.isFree(domain) || FreeMail.isFree(other);
        if (sameBefore && own && before.length() >= 6 && !RoleAddress.isRole(before)) {
            return Level.NEAR;
        }
        boolean sameDomain = domain.equals(other) && !FreeMail.isFree(domain);
        return sameDomain && !RoleAddress.isRole(a) && !RoleAddress.isRole(b) ? Level.DIFFERENT : Level.ROUGH;
    }

    /** Without the ways of dialling it: the last eight digits; or one slip. */
    private static Level phones(String a, String b) {
        String endA = a.substring(Math.max(0, a.length() - 8));
        String endB = b.substring(Math.max(0, b.length() - 8));
        if (endA.length() >= 7 && endA.equals(endB)) {
            return Level.NEAR;
        }
        return a.length() >= 8 && a.length() == b.length() && Likeness.slips(a, b) == 1 ? Level.ROUGH : Level.DIFFERENT;
    }

    private static Level numbers(String a, String b) {
        String closeA = a.replace(" ", "");
        String closeB = b.replace(" ", "");
        int shorter = Math.min(closeA.length(), closeB.length());
        int slips = Likeness.slips(closeA, closeB);
        if (slips == 0 || slips == 1 && shorter >= 4) {
            return Level.NEAR;
        }
        boolean some = slips == 1 && shorter >= 2 || slips == 2 && shorter >= 5;
        return some
                        || Arrays.asList(a.split(" ")).contains(b)
                        || Arrays.asList(b.split(" ")).contains(a)
                ? Level.ROUGH
                : Level.DIFFERENT;
    }
}
