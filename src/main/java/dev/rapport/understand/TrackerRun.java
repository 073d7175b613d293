package dev.rapport.understand;

import dev.rapport.conversation.Side;
import dev.rapport.understand.TalkIndex.Hit;
import dev.rapport.understand.Tracker.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs trackers over one conversation. For one thread. */
final class TrackerRun {

    private final Talk talk;
    private @Nullable TalkIndex index; // made when it is first asked for
    private final Map<Reading, TrackerHits> answers = new HashMap<>();
    private final Map<Guard, GuardHits> guards = new IdentityHashMap<>();

    TrackerRun(Talk talk) {
        this.talk = talk;
    }

    private TrackerHits answers(Reading reading) {
        return answers.computeIfAbsent(reading, one -> new TrackerHits(talk, index(), one));
    }

    TalkIndex index() {
        TalkIndex made = index;
        if (made == null) {
            made = new TalkIndex(talk.lines());
            index = made;
        }
        return made;
    }

    /** Where a tracker over moments holds: by line, its words from the first to the last. */
    List<Hit> hits(Tracker tracker) {
        TrackerHits.Answer answer = answers(tracker.reading()).inMoments(tracker.query());
        List<Hit> hits = new ArrayList<>();
        for (Hit hit : answer.hits()) {
            if (bySide(tracker, hit)
                    && (tracker.within() == 0 || hit.first() < tracker.within())
                    && tracker.unless().stream().noneMatch(guard -> stands(guard, tracker, hit))
                    && (tracker.with().isEmpty()
                            || tracker.with().stream().anyMatch(guard -> stands(guard, tracker, hit)))) {
                hits.add(hit);
            }
        }
        return hits;
    }

    /** By which words a tracker over the whole conversation holds; empty where it does not hold. */
    Optional<List<Hit>> whole(Tracker tracker) {
        TrackerHits all = answers(tracker.reading());
        return all.inWhole(tracker.query(), all.everything());
    }

    private boolean bySide(Tracker tracker, Hit hit) {
        Side side = talk.lines().get(hit.line()).side();
        return tracker.side() == null || side == tracker.side() || side == Side.UNKNOWN;
    }

    /** A guard is read as the tracker that it is of. */
    private boolean stands(Guard guard, Tracker tracker, Hit hit) {
        return guards.computeIfAbsent(
                        guard,
                        any -> new GuardHits(
                                guard,
                                index(),
                                answers(tracker.reading())
                                        .inMoments(guard.query())
                                        .hits()))
                .besides(hit);
    }
}
