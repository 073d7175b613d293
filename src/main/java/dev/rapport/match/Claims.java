package dev.rapport.match;

import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.match.ContactDirectory.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds who a party may be: what a person said, else by its number and its address.
 *
 * <p>Where the number and the address lead to some of the same contacts, it is one of these. Our own numbers and addresses
 * lead to nobody, also where an address book has them on a contact. Safe for use by many threads.
 */
@Component
class Claims {

    /** A number is shared more often than an address: at a front desk, in a family. */
    private static final double PHONE = 0.9;

    private static final double EMAIL = 0.95;

    private final ContactDirectory directory;
    private final Keys keys;

    Claims(ContactDirectory directory, Keys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /** For many parties, whose numbers and addresses are looked up at once. */
    Claims about(List<Party> parties) {
        Set<String> phones =
                parties.stream().flatMap(party -> phoneKey(party).stream()).collect(toSet());
        Set<String> emails =
                parties.stream().flatMap(party -> emailKey(party).stream()).collect(toSet());
        return new Claims(directory.lookedUp(phones, emails), keys);
    }

    /** Empty for a party that is ours, and for one that nobody knows. */
    Optional<Claim> of(Party party, @Nullable ContactId said) {
        Optional<Known> person = Optional.ofNullable(said).flatMap(directory::known);
        if (person.isPresent()) {
            return Optional.of(new Claim(party.id(), true, List.of(reason("person", party, person.get(), 1))));
        }
        if (party.side() == Side.OURS) {
            return Optional.empty();
        }
        List<Known> byPhone = phoneKey(party).map(directory::byPhone).orElse(List.of());
        List<Known> byEmail = emailKey(party).map(directory::byEmail).orElse(List.of());
        List<Reason> reasons = new ArrayList<>();
        reasons.addAll(reasons("email", party, agreeing(byEmail, byPhone), EMAIL));
        reasons.addAll(reasons("phone", party, agreeing(byPhone, byEmail), PHONE));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Claim(party.id(), false, reasons));
    }

    /** What was looked for, for people to read: the number and the address of a party. */
    Stream<String> lookedFor(Party party) {
        return Stream.concat(
                phoneKey(party).flatMap(key -> Optional.ofNullable(party.phone())).stream(), emailKey(party).stream());
    }

    private Optional<String> phoneKey(Party party) {
        return Optional.ofNullable(party.phone())
                .flatMap(keys::phone)
                .map(Keys.Number::key)
                .filter(key -> !keys.isOurPhone(key));
    }

    private Optional<String> emailKey(Party party) {
        return Optional.ofNullable(party.email()).flatMap(keys::email).filter(key -> !keys.isOurEmail(key));
    }

    /** Those that are among the others too; all of them where none is. */
    private static List<Known> agreeing(List<Known> some, List<Known> others) {
        List<Known> both = some.stream()
                .filter(known -> known.contact() != null && others.contains(known))
                .toList();
        return both.isEmpty() ? some : both;
    }

    /** An account's own number says nothing more where a contact of that account has it too. */
    private static List<Reason> reasons(String rule, Party party, List<Known> found, double score) {
        Set<AccountId> accounts = found.stream()
                .filter(known -> known.contact() != null && known.account() != null)
                .flatMap(known -> Optional.ofNullable(known.account()).stream())
                .collect(toSet());
        List<Reason> reasons = found.stream()
                .filter(known -> known.contact() != null || !accounts.contains(known.account()))
                .map(known -> reason(rule, party, known, score))
                .toList();
        long customers = reasons.stream().map(Claim.Customer::of).distinct().count();
        return reasons.stream().map(reason -> scored(reason, score / customers)).toList();
    }

    private static Reason reason(String rule, Party party, Known known, double score) {
        return new Reason(rule, party.id(), known.contact(), known.account(), score);
    }

    private static Reason scored(Reason reason, double score) {
        return new Reason(reason.rule(), reason.party(), reason.contact(), reason.account(), score);
    }
}
