package dev.rapport.web.api;

import dev.rapport.conversation.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as every list is answered.
 *
 * @param total how many there are in the whole list
 * @param nextCursor what to send as {@code cursor} for the next part; null on the last
 */
record Listing<T>(List<T> items, long total, @Nullable String nextCursor) {

    static <S, T> Listing<T> of(Page<S> page, Function<? super S, ? extends T> view) {
        Page<T> shown = page.map(view);
        return new Listing<>(shown.items(), shown.total(), shown.cursor());
    }

    /**
     * A part of a list that is short.
     *
     * @param key what tells its entries apart
     */
    static <T> Listing<T> part(List<T> all, PartRequest part, Function<? super T, String> key) {
        int from = part.from(all.stream().<String>map(key).toList());
        int to = Math.min(all.size(), from + part.limit());
        return new Listing<>(
                List.copyOf(all.subList(from, to)),
                all.size(),
                to < all.size() ? PartRequest.cursor(to, key.apply(all.get(to - 1))) : null);
    }

    /** A list that is always short, and so is shown whole. */
    static <T> Listing<T> whole(List<T> all) {
        return new Listing<>(List.copyOf(all), all.size(), null);
    }
}
