package dev.rapport.match;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides whose record a conversation belongs to, from the parties that are not ours: by their numbers, addresses and names on
 * platforms; where nobody is known by these, by the domain of a company, and last by how they introduced themselves.
 *
 * <p>A person's word on who a party is decides alone. Otherwise all parties have to lead to one account; contacts of it, and
 * contacts without an account who were there as parties of their own, share the activity. A party that may be of two
 * customers, or parties of two accounts, leave the decision to a person: filing under the wrong customer is worse than not
 * filing. Of several customers who share a number, it is the one with whom a sale was open, where that is one only.
 *
 * <p>Safe for use by many threads.
 */
@Component
public class Matcher {

    private static final Comparator<Reason> STRONGEST =
            Comparator.comparingDouble(Reason::score).reversed();

    private final Claims claims;

    Matcher(Claims claims) {
        this.claims = claims;
    }

    /** For many parties, whose numbers and addresses are looked up at once. */
    Matcher about(List<Party> parties) {
        return new Matcher(claims.about(parties));
    }

    /** The match that would be made between these parties, whose numbers and addresses may be as people write them. */
    public Match tryMatch(List<Party> parties) {
        return decide(parties, Hints.NONE);
    }

    Match decide(List<Party> parties, Hints hints) {
        List<Claim> all = claims(parties, hints);
        if (all.isEmpty()) {
            List<Claim> weaker = weaker(parties, hints);
            return weaker.isEmpty() ? new Match.Unmatched(why(parties)) : decide(weaker);
        }
        List<Claim> said = all.stream().filter(Claim::said).toList();
        if (said.isEmpty()) {
            return decide(all);
        }
        Set<AccountId> accounts = accounts(said);
        return decide(all.stream()
                .filter(claim -> claim.said() || claim.customers().size() == 1 && isOf(claim, accounts))
                .toList());
    }

    /** Who each party may be; nothing of those that nobody knows. */
    List<Claim> claims(List<Party> parties, Hints hints) {
        return parties.stream()
                .flatMap(party ->
                        claims
                                .of(
                                        party,
                                        hints.named().get(party.id()),
                                        hints.refused().getOrDefault(party.id(), Set.of()))
                                .stream())
                .map(claim -> claims.inTalks(claim, hints.at()))
                .toList();
    }

    /** Where nobody is known: whose domain it is, and only where that says nothing either, how people introduced themselves. */
    private List<Claim> weaker(List<Party> parties, Hints hints) {
        List<Claim> domains = parties.stream()
                .flatMap(party -> claims.byDomain(party).stream())
                .map(claim -> claims.inTalks(claim, hints.at()))
                .toList();
        return domains.isEmpty() ? introduced(parties, hints) : domains;
    }

    private List<Claim> introduced(List<Party> parties, Hints hints) {
        return hints.introductions().stream()
                .flatMap(said -> parties.stream()
                        .filter(party -> party.id().equals(said.party()))
                        .filter(party -> hints.refused()
                                .getOrDefault(party.id(), Set.of())
                                .isEmpty())
                        .flatMap(party -> claims.byName(party, said).stream()))
                .toList();
    }

    private static Match decide(List<Claim> claims) {
        List<Reason> reasons = claims.stream()
                .flatMap(claim -> claim.reasons().stream())
                .sorted(STRONGEST)
                .toList();
        Set<AccountId> accounts = accounts(claims);
        if (accounts.size() > 1
                || claims.stream().anyMatch(claim -> claim.customers().size() > 1)) {
            return new Match.Ambiguous(reasons);
        }
        List<ContactId> contacts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                .distinct()
                .toList();
        return new Match.Matched(accounts.stream().findFirst().orElse(null), contacts, reasons);
    }

    private static boolean isOf(Claim claim, Set<AccountId> accounts) {
        return claim.account().filter(accounts::contains).isPresent();
    }

    private static Set<AccountId> accounts(List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.reasons().stream())
                .flatMap(reason -> Optional.ofNullable(reason.account()).stream())
                .collect(toSet());
    }

    private String why(List<Party> parties) {
        List<Party> others =
                parties.stream().filter(party -> party.side() != Side.OURS).toList();
        if (others.isEmpty()) {
            return parties.isEmpty() ? "Nobody is known to have taken part" : "All who took part are ours";
        }
        String lookedFor = others.stream().flatMap(claims::lookedFor).distinct().collect(joining(", "));
        return lookedFor.isEmpty()
                ? "Nobody who took part has a number or an address, other than our own"
                : "No contact has " + lookedFor;
    }
}
