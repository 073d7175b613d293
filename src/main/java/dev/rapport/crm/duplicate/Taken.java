package dev.rapport.crm.duplicate;

import dev.rapport.crm.Change;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactPatch;
import dev.rapport.crm.Email;
import dev.rapport.crm.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a contact took from another that was merged into it: the numbers and addresses that it did not have, and what was
 * empty. What it had itself stays.
 *
 * @param account as text; null where it took none, as are the title and the external id
 */
record Taken(
        List<String> emails,
        List<String> phones,
        List<String> handles,
        @Nullable String account,
        @Nullable String title,
        @Nullable String externalId,
        Fields fields) {

    /**
     * The fields that it took.
     *
     * @param aside in whose name those stand meanwhile that gave way
     * @param given names of those that it took
     * @param replaced names of those of its own that gave way
     */
    record Fields(UUID aside, List<String> given, List<String> replaced) {}

    static Taken of(Contact kept, Contact merged, Fields fields) {
        return new Taken(
                more(kept.emails(), merged.emails(), Email::typed, Email::key),
                more(kept.phones(), merged.phones(), Phone::typed, Phone::key),
                merged.handles().stream()
                        .filter(handle -> !kept.handles().contains(handle))
                        .toList(),
                kept.accountId() == null && merged.accountId() != null
                        ? merged.accountId().toString()
                        : null,
                kept.title() == null ? merged.title() : null,
                kept.externalId() == null ? merged.externalId() : null,
                fields);
    }

    private static <T> List<String> more(
            List<T> kept, List<T> merged, Function<T, String> typed, Function<T, @Nullable String> key) {
        Function<T, String> by = one -> Objects.requireNonNullElse(key.apply(one), typed.apply(one));
        List<String> known = kept.stream().map(by).toList();
        return merged.stream()
                .filter(one -> !known.contains(by.apply(one)))
                .map(typed)
                .toList();
    }

    /** What the keeper becomes by taking it. */
    ContactPatch taking(Contact kept) {
        return new ContactPatch(
                given(externalId),
                account == null ? Change.keep() : Change.to(dev.rapport.conversation.AccountId.of(account)),
                Change.keep(),
                given(title),
                Change.to(Stream.concat(kept.emails().stream().map(Email::typed), emails.stream())
                        .toList()),
                Change.to(Stream.concat(kept.phones().stream().map(Phone::typed), phones.stream())
                        .toList()),
                Change.to(
                        Stream.concat(kept.handles().stream(), handles.stream()).toList()),
                Map.of());
    }

    /** What the keeper becomes by giving it back: what was changed since is the keeper's. */
    ContactPatch givingBack(Contact kept) {
        return new ContactPatch(
                back(externalId, kept.externalId()),
                account != null
                                && kept.accountId() != null
                                && account.equals(kept.accountId().toString())
                        ? Change.clear()
                        : Change.keep(),
                Change.keep(),
                back(title, kept.title()),
                Change.to(without(kept.emails().stream().map(Email::typed).toList(), emails)),
                Change.to(without(kept.phones().stream().map(Phone::typed).toList(), phones)),
                Change.to(without(kept.handles(), handles)),
                Map.of());
    }

    private static Change<String> given(@Nullable String text) {
        return text == null ? Change.keep() : Change.to(text);
    }

    private static Change<String> back(@Nullable String taken, @Nullable String now) {
        return taken != null && taken.equals(now) ? Change.clear() : Change.keep();
    }

    private static List<String> without(List<String> all, List<String> some) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(some);
        return rest;
    }
}
