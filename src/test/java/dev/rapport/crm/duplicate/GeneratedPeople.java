package dev.rapport.crm.duplicate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes up people, and entries of the same people as others would have written them: with slips, misread letters, words as they
 * sound, names exchanged, values left out, abbreviated, or simply others. Equal seeds make equal people.
 */
public final class GeneratedPeople {

    private static final List<String> FIRST =
            List.of(("anna peter maria john laura david sarah michael emma thomas julia daniel "
                            + "lena martin sofia andrew clara simon nina robert alice george helen mark ruth paul irene frank ada "
                            + "walter eva henry olga victor iris felix rosa hugo vera oscar agnes leon martha max edith karl ida "
                            + "otto joan bruno kate ian beth neil gwen carl joyce ralph tina glen amy ray zoe lewis jade callum "
                            + "ebony lachlan chloe joshua isabella mitchell kirra dylan brooke harrison imogen bailey tahlia")
                    .split(" "));
    private static final List<String> LAST =
            List.of(("smith miller jones brown taylor white clarke ryan campbell webb matthews "
                            + "nguyen green wilson martin thompson king hall")
                    .split(" "));
    private static final List<String> STARTS =
            List.of("ber mar hol wes nor sund kal fer tor bran lin gar sel hav ost rem dal vik "
                    .concat("hen rus pal cor zel quin stam wil bar tre pen hat lock mac")
                    .split(" "));
    private static final List<String> ENDS =
            List.of("man son ley ton berg field wick ford stein ham worth ski ler mann dale croft "
                    .concat("ridge more by land ini etti oglu ovic")
                    .split(" "));
    private static final List<String> WAYS = List.of("street road avenue place crescent close drive court".split(" "));
    private static final List<String> STATES = List.of("nsw nsw nsw vic vic vic qld qld wa sa tas act".split(" "));
    private static final Map<String, List<String>> SHORT = Map.of(
            "street",
            List.of("st", "str"),
            "road",
            List.of("rd"),
            "avenue",
            List.of("ave", "av"),
            "place",
            List.of("pl"),
            "crescent",
            List.of("cres"),
            "drive",
            List.of("dr"),
            "court",
            List.of("ct"),
            "close",
            List.of("cl"));
    private static final List<String[]> SOUNDS = List.of(
            new String[] {"ph", "f"},
            new String[] {"ck", "k"},
            new String[] {"c", "k"},
            new String[] {"ie", "y"},
            new String[] {"ee", "ea"},
            new String[] {"th", "t"},
            new String[] {"z", "s"},
            new String[] {"v", "w"},
            new String[] {"y", "i"},
            new String[] {"ll", "l"},
            new String[] {"tt", "t"},
            new String[] {"mann", "man"});
    private static final List<String[]> MISREAD = List.of(
            new String[] {"m", "rn"},
            new String[] {"l", "1"},
            new String[] {"o", "0"},
            new String[] {"s", "5"},
            new String[] {"e", "c"},
            new String[] {"8", "3"},
            new String[] {"1", "7"},
            new String[] {"h", "b"});

    private final Random random;
    private final boolean business;

    /** @param business with employers, addresses and numbers, and no day of birth; else as registers of people are */
    public GeneratedPeople(long seed, boolean business) {
        this.random = new Random(seed);
        this.business = business;
    }

    /** One entry; {@code person} is who it is. */
    public record Entry(int person, Map<String, String> values) {}

    /**
     * Entries in any order.
     *
     * @param share of the people who have other entries
     * @param most other entries of one person
     * @param changes most changes in one of these
     */
    public List<Entry> entries(int people, double share, int most, int changes) {
        List<Entry> entries = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            Map<String, String> values = business ? employee() : citizen();
            entries.add(new Entry(person, values));
            for (int n = random.nextDouble() < share ? 1 + random.nextInt(most) : 0; n > 0; n--) {
                entries.add(new Entry(person, changed(values, 1 + random.nextInt(changes))));
            }
        }
        Collections.shuffle(entries, random);
        return entries;
    }

    private Map<String, String> citizen() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "given_name", first(), 0.05);
        put(values, "surname", last(), 0.02);
        put(values, "street_number", "" + (1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 60)), 0.05);
        put(values, "address_1", made() + " " + pick(WAYS), 0.03);
        put(
                values,
                "address_2",
                random.nextBoolean() ? made() + " " + pick(List.of("park", "house", "estate")) : "",
                0);
        put(values, "suburb", place(), 0.01);
        put(values, "postcode", "" + (2000 + random.nextInt(700)), 0);
        put(values, "state", pick(STATES), 0.05);
        put(
                values,
                "date_of_birth",
                String.format(
                        Locale.ROOT,
                        "%04d%02d%02d",
                        1910 + random.nextInt(90),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28)),
                0.08);
        put(values, "soc_sec_id", "" + (1_000_000 + random.nextInt(9_000_000)), 0);
        return values;
    }

    private Map<String, String> employee() {
        String first = first();
        String last = last();
        int company = (int) (Math.abs(random.nextGaussian()) * 150);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", first + " " + last);
        values.put("company", new GeneratedPeople(company, true).made() + " " + company);
        put(values, "email", first + "." + last + "@company" + company + ".example", 0.15);
        put(
                values,
                "phone",
                random.nextInt(3) == 0
                        ? "+1 212 555 " + (1000 + company)
                        : "+1 415 " + (200 + random.nextInt(700)) + " " + (1000 + random.nextInt(9000)),
                0.2);
        put(
                values,
                "job title",
                pick(List.of("engineer", "buyer", "head of purchasing", "director", "accountant")),
                0.3);
        put(values, "city", new GeneratedPeople(company + 7, true).place(), 0.1);
        put(values, "zip", "" + (10000 + company * 37 % 900), 0.1);
        return values;
    }

    private void put(Map<String, String> values, String column, String value, double missing) {
        values.put(column, random.nextDouble() < missing ? "" : value);
    }

    private Map<String, String> changed(Map<String, String> values, int changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        List<String> columns = new ArrayList<>(values.keySet());
        columns.remove("company");
        if (random.nextInt(15) == 0) {
            swapNames(changed);
        }
        for (int n = 0; n < changes; n++) {
            String column = pick(columns);
            changed.computeIfPresent(column, (name, value) -> value.isEmpty() ? value : changed(name, value));
        }
        return changed;
    }

    private void swapNames(Map<String, String> values) {
        String first = values.get("given_name");
        if (first == null) {
            String[] words = values.getOrDefault("name", "").split(" ");
            values.put("name", words[1] + (random.nextBoolean() ? ", " : " ") + words[0]);
        } else {
            values.put("given_name", values.getOrDefault("surname", ""));
            values.put("surname", first);
        }
    }

    private String changed(String column, String value) {
        int kind = random.nextInt(100);
        if (kind < 12) {
            return column.equals("name") && value.contains(" ")
                    ? value.substring(0, 1) + value.substring(value.indexOf(' '))
                    : "";
        }
        if (kind < 20) {
            return other(column);
        }
        if (kind < 35) {
            return replaced(value, SOUNDS);
        }
        if (kind < 50) {
            return replaced(value, MISREAD);
        }
        if (kind < 65 && column.startsWith("address")) {
            return shortened(value);
        }
        if (column.equals("phone")) {
            return value.replaceAll("[ +]", "").replaceFirst("^1", random.nextBoolean() ? "" : "1-");
        }
        return slip(value);
    }

    private String other(String column) {
        Map<String, String> stranger = business ? employee() : citizen();
        return stranger.getOrDefault(column, "");
    }

    private String shortened(String value) {
        String last = value.substring(value.lastIndexOf(' ') + 1);
        List<String> forms = SHORT.get(last);
        return forms == null ? slip(value) : value.substring(0, value.length() - last.length()) + pick(forms);
    }

    private String replaced(String value, List<String[]> table) {
        List<String[]> fitting =
                table.stream().filter(one -> value.contains(one[0])).toList();
        if (fitting.isEmpty()) {
            return slip(value);
        }
        String[] one = pick(fitting);
        int at = value.indexOf(one[0]);
        return value.substring(0, at) + one[1] + value.substring(at + one[0].length());
    }

    private String slip(String value) {
        int at = random.nextInt(value.length());
        boolean digit = Character.isDigit(value.charAt(at));
        char other = (char) ((digit ? '0' : 'a') + random.nextInt(digit ? 10 : 26));
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at) + other + value.substring(at);
            case 1 -> value.substring(0, at) + value.substring(at + 1);
            case 2 -> value.substring(0, at) + other + value.substring(at + 1);
            default ->
                at + 1 < value.length()
                        ? value.substring(0, at) + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2)
                        : value;
        };
    }

    private String first() {
        return FIRST.get((int) (FIRST.size() * Math.pow(random.nextDouble(), 1.6)));
    }

    private String last() {
        return random.nextInt(4) == 0 ? pick(LAST) : made();
    }

    private String made() {
        return pick(STARTS) + (random.nextInt(3) == 0 ? pick(STARTS) : "") + pick(ENDS);
    }

    private String place() {
        return (random.nextInt(3) == 0 ? "east " : "") + pick(STARTS) + pick(ENDS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A table as an import takes it; the number of the entry is its external id. */
    public static String csv(List<Entry> entries) {
        StringBuilder csv = new StringBuilder("external id");
        entries.getFirst().values().keySet().forEach(column -> csv.append(',').append(column));
        for (int i = 0; i < entries.size(); i++) {
            csv.append("\nE").append(i);
            entries.get(i)
                    .values()
                    .values()
                    .forEach(value -> csv.append(",\"").append(value).append('"'));
        }
        return csv.append('\n').toString();
    }

    /** Which pairs of entries are one person, as "lower-higher". */
    public static List<String> pairs(List<Entry> entries) {
        Map<Integer, List<Integer>> byPerson = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            byPerson.computeIfAbsent(entries.get(i).person(), person -> new ArrayList<>())
                    .add(i);
        }
        List<String> pairs = new ArrayList<>();
        byPerson.values().forEach(same -> {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    pairs.add(same.get(i) + "-" + same.get(j));
                }
            }
        });
        return pairs;
    }
}
