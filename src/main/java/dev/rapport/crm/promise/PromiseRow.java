package dev.rapport.crm.promise;

import dev.rapport.archive.SaidStore.Said;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Side;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a finding the ledger is searched and ordered by.
 *
 * @param owner null where nobody knows
 * @param dueAt from when on it is late; null for never
 */
record PromiseRow(
        UUID id,
        UUID item,
        UUID conversation,
        @Nullable Side owner,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        String action,
        Instant madeAt,
        @Nullable Instant dueAt,
        boolean rejected) {

    /**
     * @param said what was said in the item, to know who promised it and when
     * @param itemAt when the item began: where the promise's place is not known
     */
    static PromiseRow of(Finding finding, List<Said> said, Instant itemAt) {
        Evidence place = finding.place();
        Optional<Said> sentence =
                said.stream().filter(one -> one.id().equals(place.utterance())).findFirst();
        return new PromiseRow(
                finding.id().value(),
                finding.item().value(),
                finding.conversation().value(),
                owner(finding),
                sentence.map(Said::name).orElse(null),
                sentence.map(Said::email).orElse(null),
                action(finding),
                sentence.map(Said::at).orElse(itemAt),
                Due.of(finding.value().get("due")).flatMap(Due::lateFrom).orElse(null),
                !finding.holds());
    }

    static String action(Finding finding) {
        return finding.value().get("action") instanceof String action && !action.isBlank() ? action : finding.text();
    }

    static @Nullable Side owner(Finding finding) {
        Object owner = finding.value().get("owner");
        return Arrays.stream(Side.values())
                .filter(side -> side != Side.UNKNOWN && side.name().equals(Objects.toString(owner)))
                .findFirst()
                .orElse(null);
    }
}
