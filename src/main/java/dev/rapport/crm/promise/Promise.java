package dev.rapport.crm.promise;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Side;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What one side said it would do, and what became of it.
 *
 * @param finding where it stands, with what people said of that
 * @param account whose record its item is on; null where nobody knows
 * @param opportunity the sale that it was about; null where there was none, or several
 * @param owner whose promise it is; null where nobody knows
 * @param ownerName who of them made it; null where nobody knows
 * @param due by when; null where nobody said
 * @param state as of the time of asking
 * @param late whether it was not kept in time: it is late, or was kept late
 * @param keptAt null while it is not kept
 * @param kept what was seen to keep it; null where nothing was, also where a person says that it is kept
 * @param said the word of a person on how it stands; null where nobody said anything
 */
public record Promise(
        Finding finding,
        @Nullable AccountId account,
        List<ContactId> contacts,
        @Nullable OpportunityId opportunity,
        @Nullable Side owner,
        @Nullable String ownerName,
        @Nullable String ownerEmail,
        String action,
        @Nullable Due due,
        PromiseState state,
        boolean late,
        Instant madeAt,
        @Nullable Instant keptAt,
        @Nullable Kept kept,
        @Nullable Said said) {

    /** @param state open or kept */
    public record Said(PromiseState state, String by, Instant at) {}

    public Promise {
        contacts = List.copyOf(contacts);
    }

    public FindingId id() {
        return finding.id();
    }

    /** Changes with all that people and stages say of it, and not with the time. */
    public long revision() {
        CRC32 sum = new CRC32();
        String all = finding.status().name()
                + finding.value()
                + finding.ruleVersion()
                + action
                + Optional.ofNullable(said).map(one -> one.state().name()).orElse("")
                + Optional.ofNullable(kept)
                        .map(one -> one.at() + one.because().toString())
                        .orElse("");
        sum.update(all.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** Whether it is still as the caller has read it. */
    boolean isAt(OptionalLong expected) {
        return expected.isEmpty() || Objects.equals(expected.getAsLong(), revision());
    }
}
