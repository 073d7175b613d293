package dev.rapport.understand.opinion;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.MeaningUnavailable;
import dev.rapport.understand.Line;
import dev.rapport.understand.LineContext;
import dev.rapport.understand.Talk;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds, by their likeness to examples, the sentences that no other finder found.
 *
 * <p>A sentence of which something of the same type, or nearly, was found gets no second one; a sentence gets one opinion at most, the
 * surest. Takes about 3 ms for a sentence on one core, and some seconds to learn when it is used for the first time. Safe for use by many
 * threads.
 */
@Component
public final class SecondOpinion {

    private static final Logger LOG = LoggerFactory.getLogger(SecondOpinion.class);
    private static final int MOST_PIECES = 5_000;

    /** What says so nearly the same that a second finding would only repeat it. */
    private static final Map<FindingType, Set<FindingType>> SAME = Map.of(
            FindingType.CONCERN, EnumSet.of(FindingType.OBJECTION),
            FindingType.COMMITMENT, EnumSet.of(FindingType.MEETING),
            FindingType.NEXT_STEP, EnumSet.of(FindingType.COMMITMENT, FindingType.MEETING));

    private final OpinionFiles files;
    private final Learning learning;
    private final RecentMeanings recent;
    private final OpinionFindings made;
    private final boolean enabled;
    private volatile boolean unavailable;
    private @Nullable OpinionFile learnedFrom;
    private @Nullable Learned learned;

    SecondOpinion(
            OpinionFiles files, Meaning meaning, Learning learning, LineContext context, OpinionSettings settings) {
        this.files = files;
        this.learning = learning;
        this.recent = new RecentMeanings(meaning);
        this.made = new OpinionFindings(context);
        this.enabled = settings.enabled();
    }

    /**
     * What else there is in a talk, in the order of its lines. Empty, and not an empty list, where there is no second opinion: it
     * is turned off, or its model can not be used on this machine.
     *
     * @param found what all others found; opinions among it are passed over
     */
    public Optional<List<Finding>> of(Talk talk, List<Finding> found) {
        if (!enabled || unavailable) {
            return Optional.empty();
        }
        try {
            return Optional.of(judged(talk, found));
        } catch (MeaningUnavailable e) {
            unavailable = true;
            LOG.error("There is no second opinion on this machine: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Learns now, where that was not done yet, so that the first who asks does not wait for it. */
    void prepare() {
        of(new Talk(ConversationId.create(), ItemId.create(), Channel.CALL, ZoneOffset.UTC, List.of()), List.of());
    }

    private List<Finding> judged(Talk talk, List<Finding> found) {
        Learned now = learned();
        Map<UtteranceId, Set<FindingType>> taken = taken(found);
        List<Finding> opinions = new ArrayList<>();
        int pieces = 0;
        for (int at = 0; at < talk.lines().size() && pieces < MOST_PIECES; at++) {
            Line line = talk.lines().get(at);
            Set<FindingType> open =
                    line.own() ? open(line, taken.getOrDefault(line.utterance().id(), Set.of())) : Set.of();
            if (!open.isEmpty()) {
                List<TextSpan> stretches = Pieces.of(line.text());
                pieces += stretches.size();
                best(now, at, line.text(), stretches, open).ifPresent(one -> opinions.add(made.of(talk, one)));
            }
        }
        return opinions;
    }

    private synchronized Learned learned() {
        OpinionFile from = files.all();
        Learned known = learned;
        if (known == null || from != learnedFrom) {
            long before = System.nanoTime();
            known = learning.from(from);
            LOG.info("The second opinion was learned in {} ms", (System.nanoTime() - before) / 1_000_000);
            learned = known;
            learnedFrom = from;
        }
        return known;
    }

    private static Map<UtteranceId, Set<FindingType>> taken(List<Finding> found) {
        Map<UtteranceId, Set<FindingType>> taken = new HashMap<>();
        for (Finding finding : found) {
            if (!finding.isOpinion()) {
                for (Evidence evidence : finding.evidence()) {
                    if (evidence.utterance() != null) {
                        taken.computeIfAbsent(evidence.utterance(), id -> EnumSet.noneOf(FindingType.class))
                                .add(finding.type());
                    }
                }
            }
        }
        return taken;
    }

    /** The types that the line may still be of. */
    private Set<FindingType> open(Line line, Set<FindingType> taken) {
        Set<FindingType> open = EnumSet.noneOf(FindingType.class);
        for (Opinion opinion : files.all().opinions()) {
            boolean said = opinion.side() == null || line.side() == Side.UNKNOWN || opinion.side() == line.side();
            boolean anew = Stream.concat(
                            Stream.of(opinion.finds()), SAME.getOrDefault(opinion.finds(), Set.of()).stream())
                    .noneMatch(taken::contains);
            if (opinion.enabled() && said && anew) {
                open.add(opinion.finds());
            }
        }
        return open;
    }

    private Optional<Opined> best(Learned now, int line, String text, List<TextSpan> pieces, Set<FindingType> open) {
        return pieces.stream()
                .flatMap(piece -> {
                    float[] vector = recent.of(text.substring(piece.start(), piece.end()));
                    return open.stream()
                            .flatMap(type -> now.judge(type, vector).stream())
                            .map(judgement -> new Opined(line, piece, judgement));
                })
                .max(Comparator.comparingDouble(one -> one.judgement().sureness()));
    }
}
