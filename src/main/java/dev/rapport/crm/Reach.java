package dev.rapport.crm;

import dev.rapport.match.Keys;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a customer, as a row.
 *
 * @param normal a phone in E.164
 * @param key the same for all ways of writing one; null for what can not be compared
 */
record Reach(
        Kind kind,
        String typed,
        @Nullable String normal,
        @Nullable String key) {

    enum Kind {
        PHONE,
        EMAIL,
        DOMAIN,
        HANDLE
    }

    static Reach phone(String typed, Keys keys) {
        return keys.phone(typed)
                .map(number -> new Reach(Kind.PHONE, typed, number.e164(), number.key()))
                .orElseGet(() -> new Reach(Kind.PHONE, typed, null, null));
    }

    static Reach email(String typed, Keys keys) {
        return new Reach(Kind.EMAIL, typed, null, keys.email(typed).orElse(null));
    }

    static Reach domain(String domain) {
        return new Reach(Kind.DOMAIN, domain, null, domain);
    }

    static Reach handle(String handle) {
        return new Reach(Kind.HANDLE, handle, null, NameKey.of(handle));
    }

    /** Those of one kind, as something else. */
    static <T> List<T> of(Kind kind, List<Reach> reaches, Function<Reach, T> as) {
        return reaches.stream().filter(reach -> reach.kind == kind).map(as).toList();
    }

    Phone phone() {
        return new Phone(typed, normal, key);
    }

    Email email() {
        return new Email(typed, key);
    }
}
