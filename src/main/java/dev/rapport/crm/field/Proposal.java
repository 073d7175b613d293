package dev.rapport.crm.field;

import static java.util.stream.Collectors.joining;

import dev.rapport.conversation.Evidence;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value that follows from the claims for one field.
 *
 * <p>Of the claims about one entry the newest holds, whatever the order in which they came; a field of one value has one entry.
 * The entries of a list are joined, the newest first. What a person said no to is not among them.
 *
 * @param entries the values that it is joined of
 * @param list whether the field holds several entries
 */
record Proposal(String value, List<String> entries, boolean list, double confidence, List<Evidence> evidence) {

    private static final int MOST_ENTRIES = 8;
    private static final String BETWEEN = ", ";

    Proposal {
        entries = List.copyOf(entries);
        evidence = List.copyOf(evidence);
    }

    /** @param claims without those that a person said no to */
    static Optional<Proposal> of(Collection<Claim> claims) {
        Map<String, Claim> newest = new LinkedHashMap<>();
        claims.stream().sorted(Claim.NEWEST).forEach(claim -> newest.putIfAbsent(claim.part(), claim));
        return joined(newest.values().stream()
                .filter(claim -> !claim.value().isEmpty())
                .limit(MOST_ENTRIES)
                .toList());
    }

    private static Optional<Proposal> joined(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        List<String> entries = claims.stream().map(Claim::value).toList();
        return Optional.of(new Proposal(
                String.join(BETWEEN, entries),
                entries,
                !claims.getFirst().part().isEmpty(),
                claims.stream().mapToDouble(Claim::confidence).min().orElse(0),
                claims.stream().flatMap(claim -> claim.evidence().stream()).toList()));
    }

    /** What would be asked of a person who entered something else; empty where there is no contradiction. */
    Optional<String> against(String entered) {
        if (!list) {
            return Likeness.same(entered, value) ? Optional.empty() : Optional.of(value);
        }
        String known = Likeness.key(entered);
        String missing = entries.stream()
                .filter(entry -> !known.contains(Likeness.key(entry)))
                .collect(joining(BETWEEN));
        return missing.isEmpty() ? Optional.empty() : Optional.of(entered + BETWEEN + missing);
    }

    boolean isShownAs(Field field) {
        return field.value().equals(value) && field.evidence().equals(evidence);
    }
}
