package dev.rapport.web.api;

import dev.rapport.search.SearchResult;
import dev.rapport.web.TrackerTrial;
import java.util.List;
import java.util.Map;

/**
 * What a tracker's query finds in all history, as the API shows it.
 *
 * @param total how many moments, in how many {@code conversations}
 * @param gained against the published version; all of it where there is none
 */
record Tried(long total, long conversations, List<HitView> items, Found gained, Found lost) {

    static Tried of(TrackerTrial.Trial trial) {
        Found all = Found.of(trial.all());
        return new Tried(
                all.total(), all.conversations(), all.items(), Found.of(trial.gained()), Found.of(trial.lost()));
    }

    /** How much there is of something, and the newest of it. */
    record Found(long total, long conversations, List<HitView> items) {
        static Found of(SearchResult result) {
            return new Found(
                    result.total(), result.conversations(), HitView.of(result.items(), HitView.By.WORDS, Map.of()));
        }
    }
}
