package dev.rapport.capture.email;

import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds which sentences of a message that was read again are those of before, so that they keep their ids: links to them and what
 * people said of them stay good.
 *
 * <p>Those of the same text in the same order are the same: the longest such sequence (Hunt and McIlroy, 1976). Sentences are shown in
 * the order of their ids, so a new one between two old ones gets an id between theirs.
 */
final class SameSentences {

    /** More pairs than that are compared from the beginning and the end only. */
    private static final int MOST_PAIRS = 4_000_000;

    private SameSentences() {}

    /** An id for each text of now, in their order. */
    static List<UtteranceId> ids(List<Utterance> before, List<String> now) {
        List<@Nullable UtteranceId> kept = new ArrayList<@Nullable UtteranceId>();
        now.forEach(text -> kept.add(null));
        int head = 0;
        while (head < before.size() && head < now.size() && same(before, head, now, head)) {
            kept.set(head, before.get(head).id());
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < now.size() - head
                && same(before, before.size() - 1 - tail, now, now.size() - 1 - tail)) {
            tail++;
            kept.set(now.size() - tail, before.get(before.size() - tail).id());
        }
        middle(before.subList(0, before.size() - tail), now.subList(0, now.size() - tail), head, kept);
        return filled(kept);
    }

    private static boolean same(List<Utterance> before, int old, List<String> now, int at) {
        return before.get(old).text().equals(now.get(at));
    }

    private static void middle(List<Utterance> before, List<String> now, int from, List<@Nullable UtteranceId> kept) {
        int olds = before.size() - from;
        int news = now.size() - from;
        if (olds == 0 || news == 0 || (long) olds * news > MOST_PAIRS) {
            return;
        }
        int[][] longest = new int[olds + 1][news + 1];
        for (int i = olds - 1; i >= 0; i--) {
            for (int j = news - 1; j >= 0; j--) {
                longest[i][j] = same(before, from + i, now, from + j)
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < olds && j < news; ) {
            if (same(before, from + i, now, from + j)) {
                kept.set(from + j++, before.get(from + i++).id());
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** New ids count on from the one before, or down from the first that was kept: the last bits of an id are by chance. */
    private static List<UtteranceId> filled(List<@Nullable UtteranceId> kept) {
        List<UtteranceId> ids = new ArrayList<>();
        int unplaced = 0;
        for (UtteranceId id : kept) {
            if (id != null) {
                for (; unplaced > 0; unplaced--) {
                    ids.add(beside(id, -unplaced));
                }
                ids.add(id);
            } else if (ids.isEmpty()) {
                unplaced++;
            } else {
                ids.add(beside(ids.getLast(), 1));
            }
        }
        for (; unplaced > 0; unplaced--) {
            ids.add(UtteranceId.create());
        }
        return ids;
    }

    private static UtteranceId beside(UtteranceId id, int step) {
        UUID value = id.value();
        return new UtteranceId(new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() + step));
    }
}
