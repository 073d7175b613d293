package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.TextBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a body into blocks: first the history, then footers and the signature at the end of what is left.
 *
 * <p>Below an answer between quotes only a sure sign makes a signature; at the end of all that the sender wrote, likely ones do. Nothing
 * but a name is a signature, unless there is history: else it is all that was said. For one thread.
 */
final class BodySplitter {

    private static final Pattern POSTSCRIPT = Pattern.compile("(?i)^P\\.? ?P?\\.? ?S(?:\\.?:|\\.|\\s*[-–:])?\\s+\\S");

    private final MarkedText body;
    private final List<Line> lines;
    private final Sender sender;
    private final boolean answers;

    BodySplitter(MarkedText body, Sender sender, boolean answers) {
        this.body = body;
        this.lines = Line.of(body);
        this.sender = sender;
        this.answers = answers;
    }

    private record Region(int from, int to) {}

    MessageText split() {
        Kind[] kinds = new QuoteFinder(lines, answers).find();
        List<Region> own = regions(kinds);
        boolean history = Arrays.stream(kinds).anyMatch(kind -> kind != Kind.REPLY);
        FooterFinder footers = new FooterFinder(lines, kinds);
        SignatureFinder signatures = new SignatureFinder(lines, sender);
        if (!own.isEmpty()) {
            footers.markBanner(own.getFirst().from(), own.getFirst().to());
        }
        boolean cautious = false;
        for (Region region : own.reversed()) {
            int from = afterBanner(kinds, region);
            int end = footers.markEnd(from, region.to());
            int signedEnd = postscript(from, end);
            int start = signatures.start(from, signedEnd, cautious);
            start = keepWords(from, start, signedEnd, history);
            Arrays.fill(kinds, start, signedEnd, Kind.SIGNATURE);
            cautious |= hasWords(from, start);
        }
        return new MessageText(body.text(), blocks(kinds));
    }

    private static int afterBanner(Kind[] kinds, Region region) {
        int from = region.from();
        while (from < region.to() && kinds[from] == Kind.DISCLAIMER) {
            from++;
        }
        return from;
    }

    /** Where the last paragraph begins, if it is a postscript: that is said, though it stands below the signature. */
    private int postscript(int from, int end) {
        int last = end;
        while (last > from && lines.get(last - 1).isBlank()) {
            last--;
        }
        int start = last;
        while (start > from && !lines.get(start - 1).isBlank()) {
            start--;
        }
        return start > from
                        && start < last
                        && POSTSCRIPT.matcher(lines.get(start).text()).find()
                ? start
                : end;
    }

    /** A thanks is something said when nothing else is; and so is a name alone. */
    private int keepWords(int from, int start, int end, boolean history) {
        if (start >= end || hasWords(from, start)) {
            return start;
        }
        int first = start;
        while (first < end && lines.get(first).isBlank()) {
            first++;
        }
        String line = first < end ? lines.get(first).text() : "";
        if (Closings.isThanks(line)) {
            return first + 1;
        }
        boolean sure =
                line.equals("--") || Footers.isDevice(line) || lines.get(first).has(MarkedText.Role.SIGNATURE);
        return history || sure ? start : end;
    }

    private boolean hasWords(int from, int to) {
        return lines.subList(from, Math.max(from, to)).stream().anyMatch(line -> !line.isBlank());
    }

    private static List<Region> regions(Kind[] kinds) {
        List<Region> regions = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= kinds.length; i++) {
            if (i == kinds.length || kinds[i] != Kind.REPLY) {
                if (i > from) {
                    regions.add(new Region(from, i));
                }
                from = i + 1;
            }
        }
        return regions;
    }

    private List<TextBlock> blocks(Kind[] kinds) {
        List<TextBlock> blocks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= kinds.length; i++) {
            if (i == kinds.length || kinds[i] != kinds[from]) {
                int start = lines.get(from).start();
                int end = lines.get(i - 1).end();
                blocks.add(new TextBlock(kinds[from], start, end, answered(blocks, kinds[from], i - 1, from)));
                from = i;
            }
        }
        return blocks;
    }

    /** An answer stands below what it answers; one above a quote answers the whole message. */
    private @Nullable Integer answered(List<TextBlock> before, Kind kind, int last, int first) {
        boolean afterQuote = kind == Kind.REPLY
                && !before.isEmpty()
                && before.getLast().kind() == Kind.QUOTED
                && hasWords(first, last + 1);
        return afterQuote ? before.size() - 1 : null;
    }
}
