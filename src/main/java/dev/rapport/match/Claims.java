package dev.rapport.match;

import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.language.FreeMail;
import dev.rapport.match.ContactDirectory.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds who a party may be: what a person said, else by its number, its address and its name on a platform; and weaker, by the
 * domain of its address, and by how it introduced itself.
 *
 * <p>Where the number and the address lead to some of the same contacts, it is one of these. Our own numbers and addresses
 * lead to nobody, also where an address book has them on a contact. Safe for use by many threads.
 */
@Component
class Claims {

    /** A number is shared more often than an address: at a front desk, in a family. */
    private static final double PHONE = 0.9;

    private static final double EMAIL = 0.95;
    private static final double HANDLE = 0.85;
    private static final double DOMAIN = 0.7;
    private static final double NAME = 0.6;
    private static final double TALKS = 0.3;

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

    /**
     * Empty for a party that is ours, and for one that nobody knows.
     *
     * @param refused whom a person took off this party
     */
    Optional<Claim> of(Party party, @Nullable ContactId said, Set<ContactId> refused) {
        Optional<Known> person = Optional.ofNullable(said).flatMap(directory::known);
        if (person.isPresent()) {
            return Optional.of(new Claim(party.id(), true, List.of(reason("person", party, person.get(), 1))));
        }
        if (party.side() == Side.OURS) {
            return Optional.empty();
        }
        Set<ContactId> not = refused.stream()
                .flatMap(contact -> directory.known(contact).stream())
                .flatMap(known -> Optional.ofNullable(known.contact()).stream())
                .collect(toSet());
        List<Known> byPhone =
                without(not, phoneKey(party).map(directory::byPhone).orElse(List.of()));
        List<Known> byEmail =
                without(not, emailKey(party).map(directory::byEmail).orElse(List.of()));
        List<Known> byHandle = without(
                not,
                Optional.ofNullable(party.handle()).map(directory::byHandle).orElse(List.of()));
        List<Reason> reasons = new ArrayList<>();
        reasons.addAll(reasons("email", party, agreeing(byEmail, byPhone), EMAIL));
        reasons.addAll(reasons("phone", party, agreeing(byPhone, byEmail), PHONE));
        reasons.addAll(reasons("handle", party, agreeing(byHandle, byEmail.isEmpty() ? byPhone : byEmail), HANDLE));
        return reasons.isEmpty() ? Optional.empty() : Optional.of(new Claim(party.id(), false, reasons));
    }

    /**
     * Of which account a party may be whom nobody knows: by the domain of its address, where a person gave an account that
     * domain. Free mail and addresses of machines say nothing.
     */
    Optional<Claim> byDomain(Party party) {
        if (party.side() == Side.OURS) {
            return Optional.empty();
        }
        List<Known> found = emailKey(party)
                .filter(address -> !Machines.isMachine(address))
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .filter(domain -> !FreeMail.isFree(domain))
                .map(directory::byDomain)
                .orElse(List.of());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Claim(party.id(), false, reasons("domain", party, found, DOMAIN)));
    }

    /**
     * Who somebody may be by what they said of themselves: the contact of that name at the company of that name. Of several
     * such people at one company, only the company is known.
     */
    Optional<Claim> byName(Party party, Introduction said) {
        String company = said.company();
        if (party.side() == Side.OURS || company == null) {
            return Optional.empty();
        }
        List<Known> found = directory.byName(said.name(), company);
        Set<AccountId> accounts = found.stream()
                .flatMap(known -> Optional.ofNullable(known.account()).stream())
                .collect(toSet());
        List<Known> one = found.size() > 1 && accounts.size() == 1
                ? List.of(new Known(null, accounts.iterator().next()))
                : found;
        return one.isEmpty()
                ? Optional.empty()
                : Optional.of(new Claim(party.id(), false, reasons(said.rule(), party, one, NAME)));
    }

    /** Of several customers that share a number, those with which a sale was open; all of them where that does not tell. */
    Claim inTalks(Claim claim, @Nullable Instant at) {
        Set<AccountId> accounts = claim.reasons().stream()
                .flatMap(reason -> Optional.ofNullable(reason.account()).stream())
                .collect(toSet());
        if (claim.said() || claim.customers().size() < 2 || accounts.size() < 2) {
            return claim;
        }
        Set<AccountId> open = directory.inTalks(accounts, at);
        if (open.size() != 1) {
            return claim;
        }
        AccountId account = open.iterator().next();
        List<Reason> reasons = new ArrayList<>(claim.reasons().stream()
                .filter(reason -> account.equals(reason.account()))
                .toList());
        reasons.add(new Reason("open opportunity", claim.party(), null, account, TALKS));
        return new Claim(claim.party(), false, reasons);
    }

    private static List<Known> without(Set<ContactId> not, List<Known> found) {
        return not.isEmpty()
                ? found
                : found.stream()
                        .filter(known -> known.contact() == null || !not.contains(known.contact()))
                        .toList();
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
