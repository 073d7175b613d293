package dev.rapport.capture;

import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds how the sources that speak to servers fare, as they last said it themselves: which mailbox of which route runs, and
 * what is wrong with the others.
 *
 * <p>Only of this process, and forgotten with it. Safe for use by many threads.
 */
@Component
public final class SourceStates {

    private final Map<String, Entry> sources = new ConcurrentSkipListMap<>();

    SourceStates() {}

    /**
     * How a source fares.
     *
     * @param source as the ledger names it
     * @param route the id of its route
     * @param off whether it is switched off, or not configured
     * @param reason what is wrong and what to do about it, or how it is switched on; null where all is well
     */
    public record SourceState(
            String source,
            String route,
            boolean off,
            @Nullable String reason) {}

    /** By source. */
    public List<SourceState> all(Viewer viewer) {
        return sources.entrySet().stream()
                .map(one -> one.getValue().state(one.getKey()))
                .toList();
    }

    /** A source begins. */
    public void begun(String source, String route) {
        sources.put(source, new Entry(route, null, new ConcurrentSkipListMap<>()));
    }

    /** A source is not configured. */
    public void off(String source, String route, String howToSwitchOn) {
        sources.put(source, new Entry(route, howToSwitchOn, Map.of()));
    }

    /** A source has ended. */
    public void ended(String source) {
        sources.remove(source);
    }

    /**
     * A part of a source cannot go on.
     *
     * @param part such as a folder; empty for the whole
     * @return whether this is news
     */
    public boolean trouble(String source, String part, String reason) {
        Entry entry = sources.get(source);
        return entry != null && !reason.equals(entry.troubles().put(part, reason));
    }

    /** A part of a source works, or works again. Returns whether it did not before. */
    public boolean fine(String source, String part) {
        Entry entry = sources.get(source);
        return entry != null && entry.troubles().remove(part) != null;
    }

    private record Entry(String route, @Nullable String off, Map<String, String> troubles) {

        Entry {
            troubles = troubles.isEmpty() ? new ConcurrentHashMap<>() : troubles;
        }

        SourceState state(String source) {
            String told = troubles.values().stream().distinct().sorted().collect(Collectors.joining(" "));
            return new SourceState(source, route, off != null, off != null ? off : told.isEmpty() ? null : told);
        }
    }
}
