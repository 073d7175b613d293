package dev.rapport.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param total how many there are in the whole list
 * @param cursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, long total, @Nullable String cursor) {

    public Page {
        items = List.copyOf(items);
    }

    public Optional<String> nextCursor() {
        return Optional.ofNullable(cursor);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<R>(items.stream().<R>map(change).toList(), total, cursor);
    }
}
