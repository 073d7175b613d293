package dev.rapport.capture.chat.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Decides by its beginning whose export a file is. Stateless. */
final class Heads {

    /** How much is looked at, in bytes. */
    static final int BYTES = 1 << 16;

    private static final int LINES = 50;
    private static final int FIRST_LINES = 5;
    private static final int DEEPEST = 5;

    private Heads() {}

    /** @param head the first {@link #BYTES}, or all of a shorter file */
    static Optional<ChatImportKind> kind(byte[] head) {
        Optional<ChatImportKind> json = ofJson(paths(head));
        return json.isEmpty() && isWhatsApp(head) ? Optional.of(ChatImportKind.WHATSAPP) : json;
    }

    /** Paths are such as "messages[].id"; of values only the type of a line is looked at. */
    private static Optional<ChatImportKind> ofJson(Set<String> paths) {
        boolean mattermost = paths.contains("type=version") && paths.contains("version")
                || paths.contains("post.create_at")
                || paths.contains("direct_post.create_at");
        if (mattermost) {
            return Optional.of(ChatImportKind.MATTERMOST);
        }
        boolean messages = paths.contains("messages[]") || paths.contains("messages");
        if (paths.contains("guild.id") && paths.contains("channel.id")
                || messages && paths.contains("messages[].author.id") && paths.contains("messages[].timestamp")) {
            return Optional.of(ChatImportKind.DISCORD);
        }
        if (isTelegram(paths)) {
            return Optional.of(ChatImportKind.TELEGRAM);
        }
        return isTeams(paths) ? Optional.of(ChatImportKind.TEAMS) : Optional.empty();
    }

    private static boolean isTelegram(Set<String> paths) {
        boolean account = paths.contains("personal_information.user_id")
                || paths.contains("chats.list[].messages")
                || paths.contains("chats.about") && paths.contains("chats.list")
                || paths.contains("contacts.list[].user_id");
        boolean told = paths.contains("messages[].date_unixtime")
                || paths.contains("messages[].from_id")
                || paths.contains("messages[].actor")
                || paths.contains("messages[].date") && paths.contains("messages[].type");
        return account || paths.contains("type") && paths.contains("id") && told;
    }

    private static boolean isTeams(Set<String> paths) {
        for (String list : Set.of("value[].", "[].", "messages[].")) {
            if (paths.contains(list + "createdDateTime")
                    && (paths.contains(list + "messageType")
                            || paths.contains(list + "body.contentType")
                            || paths.contains(list + "body.content"))) {
                return true;
            }
        }
        return paths.contains("conversations[].MessageList")
                || paths.contains("conversations") && paths.contains("exportDate") && paths.contains("userId");
    }

    /** What the names of fields lead to, as far as the beginning goes. */
    private static Set<String> paths(byte[] head) {
        Set<String> paths = new HashSet<>();
        Deque<String> places = new ArrayDeque<>();
        String place = "";
        try (JsonParser json = JsonStream.JSON.createParser(new ByteArrayInputStream(head))) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                switch (token) {
                    case START_OBJECT -> places.push(place);
                    case START_ARRAY -> {
                        places.push(place);
                        place = places.size() > DEEPEST ? place : place + "[]";
                        paths.add(place);
                    }
                    case END_OBJECT, END_ARRAY -> place = places.isEmpty() ? "" : places.pop();
                    case PROPERTY_NAME -> {
                        String parent = places.getFirst();
                        place = places.size() > DEEPEST
                                ? parent
                                : parent + (parent.isEmpty() ? "" : ".") + json.currentName();
                        paths.add(place);
                    }
                    case VALUE_STRING -> {
                        if (place.equals("type") && "version".equals(json.getString())) {
                            paths.add("type=version");
                        }
                    }
                    default -> {}
                }
            }
        } catch (JacksonException endOfWhatWasLookedAt) {
            return paths;
        }
        return paths;
    }

    /** A chat begins with a line with a time; one that was cut may begin with the rest of a message. */
    private static boolean isWhatsApp(byte[] head) {
        int found = 0;
        try (Lines lines = new Lines(new ByteArrayInputStream(head), BYTES)) {
            for (int i = 0; i < LINES; i++) {
                Optional<String> line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                found += WhatsAppStamp.of(line.get()).isPresent() ? 1 : 0;
                if (found > 0 && i < FIRST_LINES || found > 2) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
