package dev.rapport.crm;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a PATCH says of one property: nothing, so that it stays; or its new value, which may be none.
 *
 * <p>An absent key of the JSON is {@link #keep()}, {@code null} is {@link #clear()}, anything else {@link #to}.
 */
public sealed interface Change<T> {

    /** The property stays as it is. */
    record Keep<T>() implements Change<T> {}

    /** There is no such property any more. */
    record Clear<T>() implements Change<T> {}

    /** The property becomes this. */
    record To<T>(T value) implements Change<T> {}

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> clear() {
        return new Clear<>();
    }

    static <T> Change<T> to(T value) {
        return new To<>(value);
    }

    /** The value that the property has after the change. */
    default @Nullable T after(@Nullable T before) {
        return switch (this) {
            case Keep<T>() -> before;
            case Clear<T>() -> null;
            case To<T>(T value) -> value;
        };
    }

    /** The same for a property that is never without a value, as a list that may be empty. */
    default T after(T before, T cleared) {
        return switch (this) {
            case Keep<T>() -> before;
            case Clear<T>() -> cleared;
            case To<T>(T value) -> value;
        };
    }

    /** The same change of a property of another type. */
    default <U> Change<U> mapped(Function<? super T, ? extends U> map) {
        return switch (this) {
            case Keep<T>() -> keep();
            case Clear<T>() -> clear();
            case To<T>(T value) -> to(map.apply(value));
        };
    }

    /** The change with its new value put right; null for a value that is as good as none. */
    default Change<T> checked(Function<? super T, ? extends @Nullable T> right) {
        if (this instanceof To<T>(T value)) {
            T rightValue = right.apply(value);
            return rightValue == null ? clear() : to(rightValue);
        }
        return this;
    }

    /** The changes of fields with names and values put right. */
    static Map<String, Change<String>> checked(Map<String, Change<String>> fields) {
        Map<String, Change<String>> right = new TreeMap<>();
        fields.forEach((name, change) ->
                right.put(Written.fieldName(name), change.checked(value -> Written.orNull(value, name))));
        return right;
    }
}
