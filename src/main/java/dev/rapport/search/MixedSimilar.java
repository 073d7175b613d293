package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mixes what is alike by words with what is alike by meaning, by their ranks alone, as their scores can not be compared
 * (reciprocal rank fusion; Cormack, Clarke and Büttcher, 2009). Safe for use by many threads.
 */
final class MixedSimilar implements SimilarConversations {

    private static final int LOOKED_AT = 50;

    /** How little the first ranks stand out; the paper's value. */
    private static final double DAMPING = 60;

    private final SimilarConversations words;
    private final SimilarConversations meanings;

    MixedSimilar(SimilarConversations words, SimilarConversations meanings) {
        this.words = words;
        this.meanings = meanings;
    }

    @Override
    public List<Similar> to(Viewer viewer, ConversationId conversation, int most) {
        int each = Math.max(most, LOOKED_AT);
        Map<ConversationId, Similar> mixed = new LinkedHashMap<>();
        add(words.to(viewer, conversation, each), mixed);
        add(meanings.to(viewer, conversation, each), mixed);
        return mixed.values().stream()
                .sorted(Comparator.comparingDouble(Similar::score).reversed())
                .limit(most)
                .toList();
    }

    private static void add(List<Similar> ranked, Map<ConversationId, Similar> mixed) {
        for (int rank = 0; rank < ranked.size(); rank++) {
            Similar one = ranked.get(rank);
            double score = 1 / (DAMPING + rank + 1);
            mixed.merge(
                    one.conversation(),
                    new Similar(one.conversation(), score, one.by(), one.moment()),
                    (words, meant) ->
                            new Similar(words.conversation(), words.score() + meant.score(), By.BOTH, words.moment()));
        }
    }
}
