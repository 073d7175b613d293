package dev.rapport.transcribe;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.installation.Company;
import dev.rapport.language.speech.NameSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Our own name, and those of the people who take part. Safe for use by many threads. */
@Component
final class PartyNames implements NameSource {

    private final Company company;

    PartyNames(Company company) {
        this.company = company;
    }

    @Override
    public List<String> names(@Nullable Conversation conversation) {
        Stream<String> people = conversation == null
                ? Stream.of()
                : conversation.parties().stream().map(Party::name).filter(Objects::nonNull);
        return Stream.concat(Stream.ofNullable(company.name()), people).toList();
    }
}
