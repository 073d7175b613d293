package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Unprocessable;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whom and what a Slack workspace names: people, bots, channels. For use by one thread. */
final class SlackPeople implements SlackText.Names {

    private static final int MOST = 2_000_000;

    private final Map<String, ChatPerson> people = new HashMap<>();
    private final Map<String, String> channels = new HashMap<>();

    /** Adds an entry of {@code users.json}: deleted people and bots too. */
    void add(JsonNode user) {
        if (people.size() >= MOST) {
            throw new Unprocessable("The export has more than " + MOST + " people, which none has");
        }
        Fields.text(user, "id").map(Fields::id).ifPresent(id -> people.putIfAbsent(id, told(id, user)));
    }

    void channel(String id, String name) {
        channels.putIfAbsent(id, name);
    }

    /** Somebody whom the export says nothing of is known by the id. */
    ChatPerson person(String id) {
        return people.getOrDefault(Fields.id(id), Fields.person(id, null, null, null, null, null));
    }

    /** The same, of whom a message says more: those of other workspaces, and bots. */
    ChatPerson person(String id, JsonNode profile) {
        ChatPerson known = people.get(Fields.id(id));
        return known == null ? told(id, wrapped(profile)) : known;
    }

    private static JsonNode wrapped(JsonNode profile) {
        return JsonStream.JSON.createObjectNode().set("profile", profile);
    }

    private static ChatPerson told(String id, JsonNode user) {
        JsonNode profile = user.path("profile");
        String name = Fields.name(profile, "real_name", "real_name_normalized")
                .or(() -> Fields.name(user, "real_name"))
                .or(() -> Fields.name(profile, "display_name", "name"))
                .or(() -> Fields.name(user, "name"))
                .orElse(null);
        String handle = Fields.name(profile, "display_name")
                .or(() -> Fields.name(user, "name"))
                .or(() -> Fields.name(profile, "name"))
                .orElse(null);
        return Fields.person(
                id,
                handle,
                name,
                Fields.name(profile, "email").orElse(null),
                Fields.name(profile, "phone").orElse(null),
                null);
    }

    @Override
    public String name(String id) {
        ChatPerson person = person(id);
        return person.name() != null ? person.name() : person.handle() != null ? person.handle() : person.id();
    }

    @Override
    public String channelName(String id) {
        return channels.getOrDefault(id, id);
    }
}
