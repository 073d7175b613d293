package dev.rapport.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text of {@code target/bench/understanding.md}, put together as the figures come. */
final class UnderstandingReport {

    private static final int EXAMPLES = Integer.getInteger("rapport.bench.examples", 12);

    private final StringBuilder text = new StringBuilder();

    void paragraph(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append("\n\n");
    }

    void tallies(String title, List<UnderstandingTally> tallies) {
        paragraph("%s", title);
        text.append(
                "| | Labelled | Found of them | Right | Wrong | Precision | Recall | F1 | Handled/answered told right |\n"
                        + "|---|---|---|---|---|---|---|---|---|\n");
        for (UnderstandingTally one : tallies) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %d | %s | %s | %s | %s |%n",
                    one.name(),
                    one.labelled(),
                    one.met(),
                    one.right(),
                    one.wrong().size(),
                    percent(one.precision()),
                    percent(one.recall()),
                    percent(one.f1()),
                    one.settled() == 0 ? "" : one.settledRight() + " of " + one.settled()));
        }
        text.append('\n');
    }

    /** Shown for development only: whoever writes rules does not read the test part. */
    void falseAlarms(List<UnderstandingTally> tallies) {
        for (UnderstandingTally one : tallies) {
            one.wrong()
                    .forEach(wrong -> text.append("- ")
                            .append(one.name())
                            .append(", ")
                            .append(wrong)
                            .append('\n'));
        }
        for (UnderstandingTally one : tallies) {
            one.unseen()
                    .forEach(unseen -> text.append("- not found: ")
                            .append(one.name())
                            .append(", ")
                            .append(unseen)
                            .append('\n'));
        }
        text.append('\n');
    }

    void perThousand(Map<String, List<String>> quotes, int turns) {
        text.append("| | Found | For each 1,000 turns |\n|---|---|---|\n");
        quotes.forEach((type, all) -> text.append(
                String.format(Locale.ROOT, "| %s | %d | %.2f |%n", type, all.size(), 1000.0 * all.size() / turns)));
        text.append('\n');
        quotes.forEach((type, all) -> examples(type, all));
        text.append('\n');
    }

    /** Spread over all, so that a person sees what kind of alarms they are. */
    private void examples(String type, List<String> all) {
        int step = Math.max(1, all.size() / EXAMPLES);
        for (int at = 0; at < all.size(); at += step) {
            text.append("- ").append(type).append(": ").append(all.get(at)).append('\n');
        }
    }

    void agreement(Map<String, int[]> yesAndNo, int yes, int no) {
        text.append("| Found | In sentences labelled yes | In sentences labelled no | Precision | Recall | F1 |\n"
                + "|---|---|---|---|---|---|\n");
        yesAndNo.forEach((name, counts) -> {
            double precision = (double) counts[0] / (counts[0] + counts[1]);
            double recall = (double) counts[0] / yes;
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d of %d | %d of %d | %s | %s | %s |%n",
                    name,
                    counts[0],
                    yes,
                    counts[1],
                    no,
                    percent(precision),
                    percent(recall),
                    percent(2 * precision * recall / (precision + recall))));
        });
        text.append('\n');
    }

    String text() {
        return text.toString();
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
