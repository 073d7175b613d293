package dev.rapport.crm.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who looks like one person, and who does not. */
class DuplicateFinderTest {

    private static final String SWITCHBOARD = "14155550100";

    private final List<Profile> people = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "false, 300, 1.0, 1, 3",
        "false, 150, 0.6, 5, 6",
        "true, 400, 1.0, 1, 3",
        "false, 1500, 0.05, 1, 3", // few are there twice: what is found of all others is wrong
        "true, 1500, 0.05, 1, 3"
    })
    void peopleWhomNobodyTunedItToAreFound(boolean business, int number, double share, int most, int changes) {
        List<GeneratedPeople.Entry> entries = new GeneratedPeople(2026, business).entries(number, share, most, changes);
        for (int i = 0; i < entries.size(); i++) {
            people.add(profile(i, entries.get(i).values()));
        }

        assertFound(new HashSet<>(GeneratedPeople.pairs(entries)));
    }

    /** Of the published set nothing was learnt; its ids say who is who. */
    @Test
    void peopleOfThePublishedSetAreFound() throws IOException {
        Path set = Path.of("../shared/data/contacts/febrl/dataset1.csv");
        assumeTrue(Files.exists(set), set + " is not there");
        List<Integer> who = new ArrayList<>();
        read(set, who);
        Set<String> right = new HashSet<>();
        Map<Integer, List<Integer>> entries = new HashMap<>();
        for (int i = 0; i < who.size(); i++) {
            List<Integer> same = entries.computeIfAbsent(who.get(i), person -> new ArrayList<>());
            for (int other : same) {
                right.add(other + "-" + i);
            }
            same.add(i);
        }

        assertFound(right);
    }

    /** Of the same people, each once: most of what is found is wrong, so next to nothing may be. */
    @Test
    void ofThePublishedSetWithEachPersonOnceNextToNothingIsFound() throws IOException {
        Path set = Path.of("../shared/data/contacts/febrl/dataset1.csv");
        assumeTrue(Files.exists(set), set + " is not there");
        List<Integer> who = new ArrayList<>();
        read(set, who);
        Set<Integer> seen = new HashSet<>();
        List<Profile> all = List.copyOf(people);
        people.clear();
        for (int i = 0; i < all.size(); i++) {
            if (seen.add(who.get(i))) {
                people.add(all.get(i));
            }
        }

        assertThat(found()).hasSizeLessThanOrEqualTo(people.size() / 250);
    }

    private void read(Path set, List<Integer> who) throws IOException {
        List<String> lines = Files.readAllLines(set);
        String[] columns = lines.getFirst().split(",\\s*");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",\\s*", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 1; i < columns.length; i++) {
                row.put(columns[i], cells[i].strip());
            }
            people.add(profile(who.size(), row));
            who.add(Integer.valueOf(cells[0].split("-")[1]));
        }
    }

    private void assertFound(Set<String> right) {
        Set<String> found = found();
        Set<String> both = new HashSet<>(found);
        both.retainAll(right);
        double precision = both.size() / (double) found.size();
        double recall = both.size() / (double) right.size();
        assertThat(precision).as("precision").isGreaterThanOrEqualTo(0.98);
        assertThat(2 * precision * recall / (precision + recall)).as("F1").isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aPersonWrittenInTwoWaysIsOne() {
        add("Katherine Sorensen", Map.of("phone", "14155550142", "city", "oslo"));
        add("Cathy Sørensen", Map.of("phone", "14155550142"));

        assertThat(found()).containsExactly("0-1");
    }

    @Test
    void firstAndLastNameExchangedAreOne() {
        add("Dana Whitfield", Map.of("email", "dana@whitfield.example"));
        add("Whitfield, Dana", Map.of("email", "dana@whitfield.example"));

        assertThat(found()).containsExactly("0-1");
    }

    @Test
    void twoAnnasOfOneCompanyAreTwo() {
        add("Anna Smith", Map.of("account", "acme", "phone", SWITCHBOARD, "email", "anna.smith@acme.example"));
        add("Anna Jones", Map.of("account", "acme", "phone", SWITCHBOARD, "email", "anna.jones@acme.example"));

        assertThat(found()).isEmpty();
    }

    @Test
    void aFamilyIsNotOnePerson() {
        for (String first : List.of("peter", "maria", "jonas", "lena")) {
            add(
                    first + " Holmberg",
                    Map.of("street", "12 mill lane", "city", "oakham", "zip", "44012", "phone", "14155550177"));
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void anAddressOfATaskIsNobodys() {
        add("Peter Kunz", Map.of("account", "acme", "email", "info@acme.example"));
        add("Maria Holm", Map.of("account", "acme", "email", "info@acme.example"));

        assertThat(found()).isEmpty();
    }

    @Test
    void fatherAndSonWithDaysOfBirthAreTwo() {
        add("Hugo Brandt", Map.of("street", "9 elm road", "birth date", "1950 03 01", "insurance", "55120934"));
        add("Hugo Brandt", Map.of("street", "9 elm road", "birth date", "1982 11 20", "insurance", "90817264"));

        assertThat(found()).isEmpty();
    }

    @Test
    void aFrequentNameAloneSaysLittle() {
        for (int i = 0; i < 60; i++) {
            add("John Smith", Map.of("account", "company" + i, "email", "john@company" + i + ".example"));
        }

        assertThat(found()).isEmpty();
    }

    @Test
    void anEmptyListAndASingleContactHaveNoPairs() {
        assertThat(found()).isEmpty();

        add("Dana Whitfield", Map.of());

        assertThat(found()).isEmpty();
    }

    private Set<String> found() {
        Set<String> found = new HashSet<>();
        DuplicateFinder.of(people)
                .among(people, () -> true)
                .forEach(pair -> found.add(pair.one().getLeastSignificantBits() + "-"
                        + pair.other().getLeastSignificantBits()));
        return found;
    }

    private void add(String name, Map<String, String> values) {
        Map<String, List<String>> listed = new HashMap<>();
        values.forEach((column, value) -> listed.put(column, List.of(value)));
        people.add(new Profile(new UUID(0, people.size()), 1, Plain.words(name), listed));
    }

    /** As {@link ProfileStore} makes it of an imported row. */
    private static Profile profile(int id, Map<String, String> row) {
        List<String> name = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        row.forEach((column, text) -> {
            String value = switch (column) {
                case "email", "company" -> text;
                case "phone" -> text.replaceAll("[^0-9]", "").replaceFirst("^(?=[0-9]{10}$)", "1");
                default -> Plain.of(text);
            };
            if (List.of("given_name", "surname", "name").contains(column)) {
                name.addAll(Plain.words(text));
            } else if (!value.isEmpty()) {
                values.put(named(column), List.of(value));
            }
        });
        return new Profile(new UUID(0, id), 1, name, values);
    }

    private static String named(String column) {
        return switch (column) {
            case "company" -> Profile.ACCOUNT;
            case "job title" -> Profile.TITLE;
            default -> column;
        };
    }
}
