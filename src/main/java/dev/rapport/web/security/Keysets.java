package dev.rapport.web.security;

import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Cuts a page out of rows that were read one further than the page is long, so as to know whether more follow. */
final class Keysets {

    private Keysets() {}

    static <T> Page<T> page(
            List<T> found, PageRequest page, long total, Function<T, Instant> at, Function<T, UUID> id) {
        if (found.size() <= page.limit()) {
            return new Page<>(found, total, null);
        }
        List<T> shown = found.subList(0, page.limit());
        T last = shown.getLast();
        return new Page<>(shown, total, new Keyset(at.apply(last), id.apply(last)).cursor());
    }
}
