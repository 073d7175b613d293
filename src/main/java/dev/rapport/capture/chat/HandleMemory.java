package dev.rapport.capture.chat;

import dev.rapport.archive.HandleStore.Said;
import dev.rapport.conversation.Party;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a person once said of a handle holds for one who has it in another session.
 *
 * <p>Many programs call everyone "customer", or count from 1 in each session: taking these for one person would file under the
 * wrong customer. So such a handle says nothing, and where the platform names another person than then, it is another one.
 * Stateless.
 */
final class HandleMemory {

    private static final Set<String> ROLES = Set.of(
            "customer",
            "client",
            "agent",
            "user",
            "visitor",
            "guest",
            "operator",
            "support",
            "bot",
            "system",
            "me",
            "you",
            "caller",
            "lead",
            "contact",
            "rep",
            "seller",
            "buyer",
            "sales",
            "us",
            "them",
            "anonymous",
            "unknown",
            "left",
            "right",
            "human",
            "assistant",
            "admin",
            "employee",
            "staff");

    private static final int COUNTED = 3;
    private static final int LINE_DIGITS = 7;

    private HandleMemory() {}

    /** Whether a handle is somebody's own, and not a part that many play. */
    static boolean isOne(String id) {
        String word = id.strip().toLowerCase(Locale.ROOT).replaceAll("[\\d_\\-. ]+$", "");
        return !ROLES.contains(word) && !(word.isEmpty() && id.strip().length() < COUNTED);
    }

    static boolean holds(Said said, Party party) {
        return agree(lower(said.email()), lower(party.email()))
                && agree(line(said.phone()), line(party.phone()))
                && share(words(said.platformName()), words(party.name()));
    }

    private static boolean agree(String then, String now) {
        return then.isEmpty() || now.isEmpty() || then.equals(now);
    }

    private static boolean share(Set<String> then, Set<String> now) {
        return then.isEmpty() || now.isEmpty() || then.stream().anyMatch(now::contains);
    }

    private static Set<String> words(@Nullable String name) {
        Set<String> words = new HashSet<>(Arrays.asList(lower(name).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    /** The last digits of a number, which are the same however it is written. */
    private static String line(@Nullable String phone) {
        String digits = phone == null ? "" : phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - LINE_DIGITS));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
