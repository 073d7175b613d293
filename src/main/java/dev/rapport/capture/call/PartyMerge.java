package dev.rapport.capture.call;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Recognises, in what another recording of a call says, the parties whom the call has already.
 *
 * <p>The same number or address is the same party; the same role is, unless both have numbers and they differ; so is the
 * same name on the same side. Whoever is not recognised joins: two parties for one are mended by a person more easily than
 * one for two.
 */
final class PartyMerge {

    private static final int ENOUGH_DIGITS = 7;

    private final List<Party> known;
    private final Map<PartyId, String> roles;

    /** @param roles CALLER or CALLED, of those of whom it is known */
    PartyMerge(List<Party> known, Map<PartyId, String> roles) {
        this.known = List.copyOf(known);
        this.roles = Map.copyOf(roles);
    }

    Optional<Party> recognise(Party said, @Nullable Role role) {
        return first(party -> sameReach(party, said))
                .or(() -> first(
                        party -> role != null && role.name().equals(roles.get(party.id())) && !differ(party, said)))
                .or(() -> first(party -> sameName(party, said) && !differ(party, said)));
    }

    private Optional<Party> first(Predicate<Party> test) {
        return known.stream().filter(test).findFirst();
    }

    private static boolean sameReach(Party one, Party other) {
        boolean email = one.email() != null && one.email().equalsIgnoreCase(String.valueOf(other.email()));
        return email || (one.phone() != null && other.phone() != null && sameNumber(one.phone(), other.phone()));
    }

    private static boolean differ(Party one, Party other) {
        return one.phone() != null && other.phone() != null && !sameNumber(one.phone(), other.phone());
    }

    private static boolean sameNumber(String one, String other) {
        String a = OwnNumbers.digits(one);
        String b = OwnNumbers.digits(other);
        boolean ends = a.length() >= ENOUGH_DIGITS && b.length() >= ENOUGH_DIGITS && (a.endsWith(b) || b.endsWith(a));
        return ends || one.equals(other);
    }

    private static boolean sameName(Party one, Party other) {
        String a = one.name() == null ? one.speaker() : one.name();
        String b = other.name() == null ? other.speaker() : other.name();
        boolean sides = one.side() == other.side() || one.side() == Side.UNKNOWN || other.side() == Side.UNKNOWN;
        return a != null && b != null && sides && a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
    }
}
