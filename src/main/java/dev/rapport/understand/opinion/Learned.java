package dev.rapport.understand.opinion;

import dev.rapport.conversation.FindingType;
import dev.rapport.language.meaning.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from the examples: it decides whether a sentence is of a type, and which of its labels it has.
 *
 * <p>A sentence is of a type if a linear judgement, learned from all examples, says so; if it is near enough to an example of the
 * type, which then is named as the evidence; and if no sentence that is nothing is much nearer. The label is that whose
 * own judgement and nearest example speak for it most, by a clear lead; without that lead nothing is found. Each
 * of these was chosen since precision was bad without it (src/adr/0027, src/adr/0039). Immutable.
 */
final class Learned {

    private static final double PENALTY = 0.3;
    private static final double LABEL_PENALTY = 4;
    private static final double LEAD = 0.05;

    private final List<Example> nothing;
    private final Map<FindingType, Kind> kinds;

    /** @param opinion null for a sentence that is nothing */
    private record Example(
            String text, float[] vector, @Nullable Opinion opinion) {}

    private record Candidate(Opinion opinion, List<Example> examples, Ridge judge) {}

    private record Kind(Ridge judge, List<Candidate> candidates) {}

    private Learned(List<Example> nothing, Map<FindingType, Kind> kinds) {
        this.nothing = nothing;
        this.kinds = kinds;
    }

    static Learned from(OpinionFile file, Meaning meaning) {
        List<Example> all = new ArrayList<>();
        for (Opinion opinion : file.opinions()) {
            opinion.examples().forEach(text -> all.add(new Example(text, meaning.of(text), opinion)));
            opinion.against().forEach(text -> all.add(new Example(text, meaning.of(text), null)));
        }
        file.none().forEach(text -> all.add(new Example(text, meaning.of(text), null)));
        Map<FindingType, Kind> kinds = new LinkedHashMap<>();
        file.opinions().forEach(opinion -> kinds.computeIfAbsent(opinion.finds(), type -> kind(type, file, all)));
        return new Learned(all.stream().filter(one -> one.opinion() == null).toList(), kinds);
    }

    private static Kind kind(FindingType type, OpinionFile file, List<Example> all) {
        List<Example> ofIt = all.stream().filter(one -> is(one, type)).toList();
        double share = ofIt.size() / (double) all.size();
        Ridge judge = Ridge.learn(
                        vectors(all),
                        List.of(all.stream()
                                .mapToDouble(one -> is(one, type) ? 1 : 0)
                                .toArray()),
                        all.stream()
                                .mapToDouble(one -> Math.sqrt(0.5 / (is(one, type) ? share : 1 - share)))
                                .toArray(),
                        PENALTY)
                .getFirst();
        return new Kind(judge, candidates(type, file, ofIt));
    }

    private static List<Candidate> candidates(FindingType type, OpinionFile file, List<Example> ofIt) {
        List<Opinion> opinions = file.opinions().stream()
                .filter(opinion -> opinion.finds() == type)
                .toList();
        List<double[]> own = opinions.stream()
                .map(opinion -> ofIt.stream()
                        .mapToDouble(one -> opinion.equals(one.opinion()) ? 1 : 0)
                        .toArray())
                .toList();
        double[] alike = ofIt.stream().mapToDouble(one -> 1).toArray();
        List<Ridge> judges = Ridge.learn(vectors(ofIt), own, alike, LABEL_PENALTY);
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < opinions.size(); at++) {
            Opinion opinion = opinions.get(at);
            List<Example> examples =
                    ofIt.stream().filter(one -> opinion.equals(one.opinion())).toList();
            candidates.add(new Candidate(opinion, examples, judges.get(at)));
        }
        return candidates;
    }

    private static boolean is(Example example, FindingType type) {
        Opinion opinion = example.opinion();
        return opinion != null && opinion.finds() == type;
    }

    private static float[][] vectors(List<Example> examples) {
        return examples.stream().map(Example::vector).toArray(float[][]::new);
    }

    /** What a sentence is of a type; empty where it is nothing of it, or not surely. */
    Optional<Judgement> judge(FindingType type, float[] sentence) {
        Kind kind = kinds.get(type);
        if (kind == null) {
            return Optional.empty();
        }
        double sureness = kind.judge().of(sentence);
        if (kind.candidates().stream().noneMatch(one -> isSure(one.opinion(), sureness))) {
            return Optional.empty();
        }
        double nearest = kind.candidates().stream()
                .mapToDouble(one -> likeness(nearest(one.examples(), sentence), sentence))
                .max()
                .orElse(-1);
        double nearer = nearest - likeness(nearest(nothing, sentence), sentence);
        return leader(kind, sentence)
                .filter(one -> isSure(one.opinion(), sureness)
                        && nearest >= one.opinion().likeness()
                        && nearer >= one.opinion().margin())
                .map(one -> {
                    Example example = Objects.requireNonNull(nearest(one.examples(), sentence));
                    return new Judgement(one.opinion(), example.text(), likeness(example, sentence), sureness);
                });
    }

    private static boolean isSure(Opinion opinion, double sureness) {
        return opinion.enabled() && sureness >= opinion.threshold();
    }

    private static Optional<Candidate> leader(Kind kind, float[] sentence) {
        Candidate best = kind.candidates().getFirst();
        double most = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (Candidate one : kind.candidates()) {
            double speaksFor = one.judge().of(sentence) + likeness(nearest(one.examples(), sentence), sentence);
            if (speaksFor > most) {
                second = most;
                most = speaksFor;
                best = one;
            } else if (speaksFor > second) {
                second = speaksFor;
            }
        }
        return most - second >= LEAD ? Optional.of(best) : Optional.empty();
    }

    private static @Nullable Example nearest(List<Example> examples, float[] sentence) {
        Example nearest = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Example one : examples) {
            double likeness = Meaning.likeness(one.vector(), sentence);
            if (likeness > most) {
                most = likeness;
                nearest = one;
            }
        }
        return nearest;
    }

    private static double likeness(@Nullable Example example, float[] sentence) {
        return example == null ? -1 : Meaning.likeness(example.vector(), sentence);
    }
}
