package dev.rapport.language.value;

import java.util.Set;

/** The ends of host names that are taken for one without more: those in use for business, and that are no common word. */
final class Domains {

    private static final Set<String> COMMON = Set.of(
            "com", "net", "org", "edu", "gov", "mil", "int", "info", "biz", "io", "ai", "app", "dev", "cloud", "tech",
            "shop", "store", "online", "site", "xyz", "uk", "de", "fr", "ca", "au", "nz", "eu", "nl", "be", "ch", "at",
            "es", "it", "se", "no", "dk", "fi", "pl", "cz", "ie", "pt", "us", "mx", "br", "in", "jp", "cn", "kr", "sg",
            "hk", "za", "co", "me", "tv", "ru", "ua", "tr", "il", "ae", "example", "test");

    /** Country codes that are words as well. */
    private static final Set<String> WORDS = Set.of(
            "at", "it", "no", "in", "me", "be", "us", "is", "so", "to", "am", "test", "store", "site", "shop", "online",
            "int");

    private Domains() {}

    static boolean isCommon(String end) {
        return COMMON.contains(end) && !WORDS.contains(end);
    }

    /** After "dot", a word can be nothing else. */
    static boolean isSpoken(String end) {
        return COMMON.contains(end);
    }
}
