package dev.rapport.crm.newcomer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to call somebody of whom a mail gives an address: by the name that their program gives, else the one below the
 * message, else the two names that the address is made of; never by a company's name.
 */
final class NewcomerNames {

    private static final int LONGEST = 80;
    private static final Pattern PERSON = Pattern.compile("\\p{L}[\\p{L}'’.-]*(?:\\s+\\p{L}[\\p{L}'’.-]*){0,4}");
    private static final Pattern TASK = Pattern.compile(
            "(?i)\\b(?:team|support|sales|service|services|info|office|news|newsletter|billing|accounts?|admin|notifications?|no-?reply"
                    + "|via|inc|llc|ltd|gmbh|corp|department|desk|bot)\\b");

    private NewcomerNames() {}

    /** Empty for what is no person's address by all that is known. */
    static Optional<String> of(
            @Nullable String given, @Nullable String signed, String email, @Nullable String account) {
        if (given != null && TASK.matcher(given).find()) {
            return Optional.empty();
        }
        return Stream.of(straight(given), straight(signed), ofAddress(email))
                .flatMap(Optional::stream)
                .filter(name -> account == null || !name.equalsIgnoreCase(account))
                .findFirst();
    }

    /** "Lee, Dana" is Dana Lee. */
    private static Optional<String> straight(@Nullable String name) {
        if (name == null || name.contains("@")) {
            return Optional.empty();
        }
        String[] parts = name.replaceAll("\\(.*?\\)|\"", " ").strip().split("\\s*,\\s*");
        String whole = (parts.length == 2 ? parts[1] + " " + parts[0] : String.join(" ", parts))
                .replaceAll("\\s+", " ")
                .strip();
        return Optional.of(whole)
                .filter(one -> one.length() > 1 && one.length() <= LONGEST)
                .filter(one -> PERSON.matcher(one).matches());
    }

    /** Of "dana.lee@acme.example" it is Dana Lee; of one word nobody knows whether it is a name. */
    private static Optional<String> ofAddress(String email) {
        List<String> words = Arrays.stream(
                        email.substring(0, Math.max(0, email.lastIndexOf('@'))).split("[._-]"))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean named = words.size() == 2
                && words.stream()
                        .allMatch(word -> word.length() > 1 && word.chars().allMatch(Character::isLetter));
        return named
                ? Optional.of(words.stream()
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }
}
