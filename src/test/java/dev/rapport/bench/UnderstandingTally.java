package dev.rapport.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts one kind of finding over snippets: those of a type, or only those of one category, owner or name of it.
 *
 * <p>A finding is right if a label expects it in one of its utterances, wrong if none even allows it; what a label marks
 * optional counts neither way, and the same thing found twice counts once. For one category, precision is of what was found
 * in it and recall of what was first labelled with it, so that a label with two categories is met by either.
 */
final class UnderstandingTally {

    private final String type;
    private final String detail;
    private int right;
    private int met;
    private int missed;
    private int settledRight;
    private int settledWrong;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    /** @param detail empty for all of the type */
    UnderstandingTally(String type, String detail) {
        this.type = type;
        this.detail = detail;
    }

    void count(UnderstandingSnippet snippet, List<UnderstandingFinding> findings) {
        Set<UnderstandingExpected> seen = new HashSet<>();
        Set<UnderstandingFinding> distinct = new HashSet<>();
        for (UnderstandingFinding found : findings) {
            if (found.type().equals(type) && accepts(found.detail())) {
                List<UnderstandingExpected> labels = snippet.expected().stream()
                        .filter(label -> label.isAbout(found) && (detail.isEmpty() || label.accepts(found.detail())))
                        .toList();
                if (labels.isEmpty() && distinct.add(found)) {
                    wrong.add(snippet.id() + ": " + found.quote());
                }
                labels.stream()
                        .filter(label -> !label.optional())
                        .filter(seen::add)
                        .forEach(label -> rightly(label, found));
            }
        }
        snippet.expected().stream().filter(this::isCounted).forEach(label -> recall(label, findings, snippet));
    }

    private void rightly(UnderstandingExpected label, UnderstandingFinding found) {
        right++;
        Boolean expected = label.settled();
        if (expected != null) {
            if (expected.equals(found.settled())) {
                settledRight++;
            } else {
                settledWrong++;
            }
        }
    }

    private boolean isCounted(UnderstandingExpected label) {
        return !label.optional() && label.type().equals(type) && accepts(label.detail());
    }

    private boolean accepts(String other) {
        return detail.isEmpty() || detail.equalsIgnoreCase(other);
    }

    private void recall(
            UnderstandingExpected label, List<UnderstandingFinding> findings, UnderstandingSnippet snippet) {
        boolean found = findings.stream()
                .anyMatch(one -> label.isAbout(one) && (detail.isEmpty() || label.accepts(one.detail())));
        if (found) {
            met++;
        } else {
            missed++;
            unseen.add(snippet.id() + ": " + label.detail() + " “"
                    + snippet.utterances()
                            .get(label.utterances().iterator().next())
                            .text() + "”");
        }
    }

    String name() {
        return detail.isEmpty() ? type : type + " " + detail;
    }

    int labelled() {
        return met + missed;
    }

    int met() {
        return met;
    }

    int right() {
        return right;
    }

    /** The false alarms, each with its snippet's id and its quote. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** What was labelled and not found, each with its snippet's id and its words. */
    List<String> unseen() {
        return List.copyOf(unseen);
    }

    double precision() {
        return ratio(right, right + wrong.size());
    }

    double recall() {
        return ratio(met, met + missed);
    }

    double f1() {
        double sum = precision() + recall();
        return sum > 0 ? 2 * precision() * recall() / sum : sum;
    }

    /** Of those found: told rightly whether handled or answered. */
    int settledRight() {
        return settledRight;
    }

    int settled() {
        return settledRight + settledWrong;
    }

    /** Not a number where nothing was counted. */
    private static double ratio(int part, int all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
