package dev.rapport.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows the domains at which anybody gets an address of mail, so that a shared one says nothing of who employs them.
 *
 * <p>The list is {@code free-mail-domains.txt} beside this class: a domain a line, and {@code name.*} for a provider that has
 * the same name in many countries. Safe for use by many threads.
 */
public final class FreeMail {

    private static final Set<String> DOMAINS = read();

    private FreeMail() {}

    /** Whether a domain, in lower case, is that of a provider, or a part of one. */
    public static boolean isFree(String domain) {
        for (String rest = domain; rest.indexOf('.') > 0; rest = rest.substring(rest.indexOf('.') + 1)) {
            if (DOMAINS.contains(rest)
                    || DOMAINS.contains(rest.substring(0, rest.indexOf('.')) + ".*") && isWhole(rest)) {
                return true;
            }
        }
        return false;
    }

    /** Whether after the first name comes only a country, or the like of "co.uk". */
    private static boolean isWhole(String domain) {
        String ending = domain.substring(domain.indexOf('.') + 1);
        return ending.length() <= 6 && ending.chars().filter(c -> c == '.').count() <= 1;
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                java.util.Objects.requireNonNull(FreeMail.class.getResourceAsStream("free-mail-domains.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of free mail is in this program, but can not be read", e);
        }
    }
}
