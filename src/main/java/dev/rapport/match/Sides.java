package dev.rapport.match;

import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import java.util.List;
import java.util.Optional;

/**
 * Tells by our own numbers and addresses which parties are ours.
 *
 * <p>What the metadata or a person said (a confidence of 1) stays. Of two parties, the one that is not ours is theirs; what
 * the tracks suggested gives way to that. Of more than two, the others stay as they are. Safe for use by many threads.
 */
final class Sides {

    /** A number can be forwarded or lent; an address less so. */
    private static final double OWN = 0.95;

    private static final double OPPOSITE_OF_OWN = 0.9;

    private final Keys keys;

    Sides(Keys keys) {
        this.keys = keys;
    }

    List<Party> of(List<Party> parties) {
        List<Party> own = parties.stream().filter(this::isOwn).toList();
        return parties.stream().map(party -> sided(party, own, parties.size())).toList();
    }

    private Party sided(Party party, List<Party> own, int parties) {
        if (party.sideConfidence() >= 1 || own.isEmpty()) {
            return party;
        }
        if (own.contains(party)) {
            return on(party, Side.OURS, OWN);
        }
        return parties == 2 ? on(party, Side.THEIRS, OPPOSITE_OF_OWN) : party;
    }

    private boolean isOwn(Party party) {
        return Optional.ofNullable(party.phone())
                        .flatMap(keys::phone)
                        .filter(phone -> keys.isOurPhone(phone.key()))
                        .isPresent()
                || Optional.ofNullable(party.email())
                        .flatMap(keys::email)
                        .filter(keys::isOurEmail)
                        .isPresent();
    }

    private static Party on(Party party, Side side, double confidence) {
        return new Party(
                party.id(),
                side,
                confidence,
                party.name(),
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                party.contactId());
    }
}
