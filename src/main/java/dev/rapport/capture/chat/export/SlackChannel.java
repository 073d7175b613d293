package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A channel, private channel or direct message of Slack.
 *
 * @param folder in which its days lie
 * @param subject what it is called; null where it has no name
 * @param members whom it is between, where it is between some; empty for a channel, which many only read
 */
record SlackChannel(String id, String folder, @Nullable String subject, List<ChatPerson> members) {

    private static final int MOST = 100;

    SlackChannel {
        members = List.copyOf(members);
    }

    /** The kinds, by the list that they are in. */
    enum Kind {
        CHANNEL,
        GROUP,
        DIRECT
    }

    /** Empty for what has no id. */
    static Optional<SlackChannel> of(JsonNode one, Kind kind, SlackPeople people) {
        Optional<String> id = Fields.text(one, "id");
        Optional<String> name = Fields.name(one, "name");
        List<ChatPerson> members = new ArrayList<>();
        for (JsonNode member : one.path("members")) {
            if (kind != Kind.CHANNEL && members.size() < MOST && member.isString()) {
                members.add(people.person(member.stringValue()));
            }
        }
        return id.map(there -> switch (kind) {
            case CHANNEL ->
                new SlackChannel(
                        there,
                        name.orElse(there),
                        name.map(given -> "#" + given).orElse(null),
                        List.of());
            case GROUP -> new SlackChannel(there, name.orElse(there), names(members, people), members);
            case DIRECT -> new SlackChannel(there, there, names(members, people), members);
        });
    }

    private static @Nullable String names(List<ChatPerson> members, SlackPeople people) {
        List<String> names = members.stream().map(one -> people.name(one.id())).toList();
        return names.isEmpty() ? null : Fields.shortened(String.join(", ", names));
    }

    /** One that no list names: it is known by its folder. */
    static SlackChannel unlisted(String folder) {
        return new SlackChannel(folder, folder, folder, List.of());
    }

    ExportRoom room() {
        return members.isEmpty() ? ExportRoom.channel(id, subject) : ExportRoom.direct(id, subject);
    }
}
