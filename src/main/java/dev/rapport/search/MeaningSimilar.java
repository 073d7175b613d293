package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * Finds what is like a conversation by what was meant in it: for moments of the customer, spread over all of it, the nearest of other
 * conversations.
 *
 * <p>What everybody says counts for nothing: a greeting is met in every call. So a moment counts by how much nearer it is than the last
 * of the nearest (local scaling, after Zelnik-Manor and Perona, 2004). A conversation counts by its three best, as with
 * words. Safe for use by many threads.
 */
final class MeaningSimilar implements SimilarConversations {

    private static final int ASKED = 16;
    private static final int NEAREST = 30;
    private static final int COUNTED = 3;

    /** Of whole sentences, which are more alike than a sentence is like a few words. */
    private static final double ALIKE = 0.55;

    private final LuceneMomentIndex words;
    private final LuceneMeaningIndex meanings;

    MeaningSimilar(LuceneMomentIndex words, LuceneMeaningIndex meanings) {
        this.words = words;
        this.meanings = meanings;
    }

    /** A moment of another conversation, and how much it tells. */
    private record Telling(VectorReader.Near near, double weight) {}

    @Override
    public List<Similar> to(Viewer viewer, ConversationId conversation, int most) {
        Query others = new BooleanQuery.Builder()
                .add(Narrowing.visible(viewer), Occur.FILTER)
                .add(MomentTarget.keyword(IndexSchema.CONVERSATION, conversation.toString()), Occur.MUST_NOT)
                .build();
        Map<ConversationId, List<Telling>> each = new HashMap<>();
        for (List<Telling> nearest : nearest(conversation, others)) {
            Map<ConversationId, Telling> best = new HashMap<>();
            nearest.forEach(one -> best.merge(
                    one.near().conversation(), one, (old, other) -> old.weight() >= other.weight() ? old : other));
            best.forEach((id, one) ->
                    each.computeIfAbsent(id, absent -> new ArrayList<>()).add(one));
        }
        return each.values().stream()
                .map(MeaningSimilar::ranked)
                .sorted(Comparator.comparingDouble(MeaningSimilar::score).reversed())
                .limit(most)
                .flatMap(found -> shown(found, others).stream())
                .toList();
    }

    private List<List<Telling>> nearest(ConversationId conversation, Query others) {
        return meanings.read(searcher -> {
            List<List<Telling>> all = new ArrayList<>();
            for (float[] vector : spread(VectorReader.ofConversation(searcher, conversation, Side.THEIRS))) {
                all.add(telling(VectorReader.near(searcher, vector, NEAREST, others)));
            }
            return all;
        });
    }

    private static List<float[]> spread(List<float[]> vectors) {
        int step = Math.max(1, (vectors.size() + ASKED - 1) / ASKED);
        List<float[]> spread = new ArrayList<>();
        for (int at = 0; at < vectors.size(); at += step) {
            spread.add(vectors.get(at));
        }
        return spread;
    }

    private static List<Telling> telling(List<VectorReader.Near> near) {
        double usual = near.size() < NEAREST ? 0 : near.getLast().likeness();
        return near.stream()
                .filter(one -> one.likeness() >= ALIKE && one.likeness() > usual)
                .map(one -> new Telling(one, one.likeness() - usual))
                .toList();
    }

    private static List<Telling> ranked(List<Telling> found) {
        return found.stream()
                .sorted(Comparator.comparingDouble(Telling::weight).reversed())
                .limit(COUNTED)
                .toList();
    }

    private static double score(List<Telling> found) {
        return found.stream().mapToDouble(Telling::weight).sum();
    }

    /** Empty where the index of words does not have it any more. */
    private List<Similar> shown(List<Telling> found, Query others) {
        MomentLookup lookup = new MomentLookup(List.of(found.getFirst().near()), others);
        return words.read(lookup::in).stream()
                .map(hit -> new Similar(hit.conversationId(), score(found), By.MEANING, hit))
                .toList();
    }
}
