package dev.rapport.installation;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who "we" are: what tells our own people from the customers ({@code rapport.company.*}).
 *
 * @param name empty where nobody said
 * @param domains of our mail, in lower case; without any, sides of mail are not known by domain
 * @param numbers our telephone numbers as they were given, in any form that people write
 * @param country the ISO 3166 region in which numbers without a country code are read
 * @param zone in which times without a zone are read
 */
public record Company(String name, List<String> domains, List<String> numbers, String country, ZoneId zone) {

    public Company {
        name = name.strip();
        domains = domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
        numbers = numbers.stream()
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        country = country.strip().toUpperCase(Locale.ROOT);
        if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
            throw new IllegalArgumentException("rapport.company.country is \"" + country
                    + "\", which is no country; give its two letters of ISO 3166, such as US or DE");
        }
    }
}
