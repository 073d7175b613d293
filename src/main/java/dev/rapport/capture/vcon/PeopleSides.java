package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Person;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import dev.rapport.language.EmailAddress;
import dev.rapport.language.PhoneNumber;
import dev.rapport.language.PhoneNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides who of the parties of a vCon is ours: who has a number or an address of ours, and then, of two, the other is theirs; else
 * as the roles say. Immutable.
 */
@Component
final class PeopleSides {

    private final PhoneNumbers numbers;
    private final Set<String> ownNumbers;
    private final List<String> ownDomains;

    PeopleSides(Company company, PhoneNumbers numbers) {
        this.numbers = numbers;
        ownNumbers = company.numbers().stream()
                .flatMap(number -> numbers.read(number).stream())
                .map(PhoneNumber::key)
                .collect(Collectors.toSet());
        ownDomains = company.domains();
    }

    /** One for each, in their order. */
    List<Side> of(List<Person> people) {
        boolean known = people.stream().anyMatch(this::isOwn);
        return people.stream()
                .map(person ->
                        isOwn(person) ? Side.OURS : known && people.size() == 2 ? Side.THEIRS : person.sideOfRole())
                .toList();
    }

    private boolean isOwn(Person person) {
        return numbers.read(person.phone())
                        .map(PhoneNumber::key)
                        .filter(ownNumbers::contains)
                        .isPresent()
                || EmailAddress.read(person.email())
                        .map(EmailAddress::domain)
                        .filter(domain ->
                                ownDomains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own)))
                        .isPresent();
    }

    /** Whether the call came in or went out, as it is said, else by who began it; null where nobody says. */
    static @Nullable Direction direction(Vcon.Dialog dialog, List<Side> sides) {
        String said = dialog.direction() == null ? "" : dialog.direction().toLowerCase(Locale.ROOT);
        if (said.startsWith("in")) {
            return Direction.INBOUND;
        }
        if (said.startsWith("out")) {
            return Direction.OUTBOUND;
        }
        Integer began = dialog.originator();
        return began == null
                ? null
                : switch (sides.get(began)) {
                    case OURS -> Direction.OUTBOUND;
                    case THEIRS -> Direction.INBOUND;
                    case UNKNOWN -> null;
                };
    }
}
