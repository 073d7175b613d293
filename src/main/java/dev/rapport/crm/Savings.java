package dev.rapport.crm;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What changing an account, a contact or an opportunity has in common. */
final class Savings {

    private Savings() {}

    /**
     * Changes what is there, unless somebody else has meanwhile.
     *
     * @param expected the version that the caller has read; empty to change whatever is there
     */
    static <T> Saving<T> change(
            T before, OptionalLong expected, ToLongFunction<T> version, Function<T, Saving<T>> write) {
        return expected.isPresent() && expected.getAsLong() != version.applyAsLong(before)
                ? new Saving.Stale<>(before)
                : write.apply(before);
    }

    /**
     * The refusal of an external id that another entry has; empty where it is free, or its own.
     *
     * @param thing what the entries are called
     * @param wanted the external id after the change; null for none
     */
    static <T> Optional<Saving<T>> taken(
            String thing,
            @Nullable String wanted,
            Object ownId,
            Function<String, Optional<T>> byExternalId,
            Function<T, Object> id) {
        return Optional.ofNullable(wanted)
                .flatMap(byExternalId)
                .filter(other -> !id.apply(other).equals(ownId))
                .map(other -> new Saving.Refused<T>("The " + thing + " " + id.apply(other) + " has the externalId "
                        + wanted + "; change that one, or give another externalId"));
    }

    static <T> Saving<T> noAccount(@Nullable Object account) {
        return new Saving.Refused<>(
                "There is no account " + account + "; create it first, or give the accountId of one that is there");
    }

    /** What was saved; an {@link IllegalArgumentException} for what was refused. No version must have been expected. */
    static <T> T saved(Saving<T> saving) {
        return switch (saving) {
            case Saving.Saved<T> saved -> saved.value();
            case Saving.Refused<T>(String reason) -> throw new IllegalArgumentException(reason);
            case Saving.Stale<T> stale -> throw new IllegalStateException("No version was expected: " + stale);
            case Saving.Missing<T> missing -> throw new IllegalStateException("It was there: " + missing);
        };
    }
}
