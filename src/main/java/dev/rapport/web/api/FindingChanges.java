package dev.rapport.web.api;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.archive.FindingStore.Changes;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import java.util.List;
import java.util.TreeMap;

/** What finding anew would add and take away, by type. */
record FindingChanges(List<OfType> gained, List<OfType> lost) {

    static final FindingChanges NONE = new FindingChanges(List.of(), List.of());

    private static final int SHOWN = 5;

    static FindingChanges of(List<Changes> items) {
        return new FindingChanges(
                byType(items.stream().flatMap(item -> item.gained().stream()).toList()),
                byType(items.stream().flatMap(item -> item.lost().stream()).toList()));
    }

    private static List<OfType> byType(List<Finding> findings) {
        return findings.stream()
                .collect(groupingBy(Finding::type, TreeMap::new, java.util.stream.Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new OfType(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream()
                                .limit(SHOWN)
                                .map(FindingView::of)
                                .toList()))
                .toList();
    }

    /** @param examples the first few of them; the ids of gained ones mean nothing yet */
    record OfType(FindingType type, int count, List<FindingView> examples) {}
}
