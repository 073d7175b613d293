package dev.rapport.understand;

import dev.rapport.understand.TalkIndex.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trackers found of one conversation, for finders that put parts together. For one thread.
 *
 * <p>A part is called by how its trackers' names begin, so that a company may add trackers to one.
 */
final class Parts {

    private final Talk talk;
    private final TrackerRun run;
    private final List<Tracker> trackers;
    private final Map<String, Map<Integer, List<Part>>> known = new HashMap<>();

    Parts(Talk talk, List<Tracker> trackers) {
        this.talk = talk;
        this.run = new TrackerRun(talk);
        this.trackers = trackers;
    }

    /** A hit with the tracker that it is of. */
    record Part(Hit hit, Tracker tracker) {}

    Talk talk() {
        return talk;
    }

    Line line(int at) {
        return talk.lines().get(at);
    }

    TrackerRun run() {
        return run;
    }

    TalkIndex index() {
        return run.index();
    }

    /** The hits of the trackers whose name begins so, in a line; the first and longest first. */
    List<Part> in(int line, String name) {
        return of(name).getOrDefault(line, List.of());
    }

    Optional<Part> first(int line, String name) {
        return in(line, name).stream().findFirst();
    }

    boolean has(int line, String name) {
        return !in(line, name).isEmpty();
    }

    /** By line. */
    Map<Integer, List<Part>> of(String name) {
        return known.computeIfAbsent(name, this::find);
    }

    private Map<Integer, List<Part>> find(String name) {
        Map<Integer, List<Part>> found = new HashMap<>();
        for (Tracker tracker : trackers) {
            if (tracker.finds() == null && tracker.name().startsWith(name)) {
                run.hits(tracker)
                        .forEach(hit -> found.computeIfAbsent(hit.line(), line -> new ArrayList<>())
                                .add(new Part(hit, tracker)));
            }
        }
        found.values()
                .forEach(parts -> parts.sort(Comparator.comparingInt(
                                (Part part) -> part.hit().first())
                        .thenComparing(Comparator.comparingInt((Part part) -> part.hit().last())
                                .reversed())));
        return found;
    }
}
