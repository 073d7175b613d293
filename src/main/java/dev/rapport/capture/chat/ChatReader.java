package dev.rapport.capture.chat;

import dev.rapport.capture.email.file.FileType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat as programs send it to us, and says of anything that is not as agreed what it is and should be. Stateless. */
public final class ChatReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int NAME_LENGTH = 1_000;
    private static final int TEXT_LENGTH = 1_000_000;
    private static final int MAX_PEOPLE = 10_000;
    private static final int MAX_FILES = 1_000;

    private ChatReader() {}

    /**
     * @param otherwise the source where it names none
     * @throws InvalidChat for what is none
     */
    public static Chat read(byte[] json, String otherwise) {
        JsonNode root = tree(json);
        if (!root.isObject()) {
            throw new InvalidChat(
                    "The body is not a JSON object, such as {\"platform\": \"chat\", \"externalId\": \"1\","
                            + " \"messages\": []}");
        }
        List<byte[]> files = new ArrayList<>();
        List<ChatEntry> messages = messages(root.path("messages"), files);
        String source = ChatFields.text(root, "", "source", ChatFields.ID_LENGTH);
        String platform = ChatFields.text(root, "", "platform", ChatFields.ID_LENGTH);
        ChatBatch batch = new ChatBatch(
                source == null ? otherwise : source,
                platform == null ? "chat" : platform.toLowerCase(Locale.ROOT),
                ChatFields.needed(root, "", "externalId", ChatFields.ID_LENGTH),
                ChatFields.text(root, "", "subject", NAME_LENGTH),
                false,
                people(root.path("participants")),
                messages);
        return new Chat(batch, files);
    }

    private static JsonNode tree(byte[] json) {
        try {
            String text = new String(json, StandardCharsets.UTF_8);
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            throw new InvalidChat("The body is not JSON: "
                    + String.valueOf(e.getOriginalMessage()).replaceFirst("(?s) \\(start marker at .*", "")
                    + (e.getLocation() == null
                            ? ""
                            : " in line " + e.getLocation().getLineNr()));
        }
    }

    private static List<ChatPerson> people(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_PEOPLE) {
            throw new InvalidChat("participants is not a list of at most " + MAX_PEOPLE + " participants");
        }
        List<ChatPerson> people = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "participants[" + i + "].";
            JsonNode one = ChatFields.object(list.get(i), path);
            people.add(new ChatPerson(
                    ChatFields.needed(one, path, "id", ChatFields.ID_LENGTH),
                    ChatFields.text(one, path, "handle", ChatFields.ID_LENGTH),
                    ChatFields.text(one, path, "name", NAME_LENGTH),
                    ChatFields.text(one, path, "email", NAME_LENGTH),
                    ChatFields.text(one, path, "phone", ChatFields.ID_LENGTH),
                    ChatFields.side(one, path)));
        }
        return people;
    }

    private static List<ChatEntry> messages(JsonNode list, List<byte[]> files) {
        if (!list.isArray() || list.isEmpty()) {
            throw new InvalidChat("messages is no list with a message, such as {\"id\": \"1\", \"from\": \"dana\","
                    + " \"sentAt\": \"2026-03-01T14:30:00Z\", \"text\": \"Hello\"}");
        }
        List<ChatEntry> messages = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = "messages[" + i + "].";
            messages.add(message(ChatFields.object(list.get(i), path), path, files));
        }
        return messages;
    }

    private static ChatEntry message(JsonNode one, String path, List<byte[]> files) {
        String id = ChatFields.needed(one, path, "id", ChatFields.ID_LENGTH);
        JsonNode deleted = one.path("deleted");
        if (!deleted.isMissingNode() && !deleted.isNull() && !deleted.isBoolean()) {
            throw new InvalidChat(path + "deleted is " + deleted.getNodeType() + "; it is true or false");
        }
        if (deleted.asBoolean(false)) {
            return new ChatEntry.Deleted(id, ChatFields.time(one, path, "deletedAt"));
        }
        Instant sentAt = ChatFields.time(one, path, "sentAt");
        if (sentAt == null) {
            throw new InvalidChat(path + "sentAt is missing; it is a time such as 2026-03-01T14:30:00Z");
        }
        String text = ChatFields.raw(one, path, "text", TEXT_LENGTH);
        return new ChatEntry.Written(
                id,
                ChatFields.needed(one, path, "from", ChatFields.ID_LENGTH),
                sentAt,
                text == null ? "" : text,
                ChatFields.text(one, path, "replyTo", ChatFields.ID_LENGTH),
                ChatFields.time(one, path, "editedAt"),
                files(one.path("attachments"), path, files));
    }

    private static List<ChatFile> files(JsonNode list, String path, List<byte[]> into) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MAX_FILES) {
            throw new InvalidChat(path + "attachments is not a list of at most " + MAX_FILES + " files");
        }
        List<ChatFile> files = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = path + "attachments[" + i + "].";
            JsonNode one = ChatFields.object(list.get(i), at);
            byte[] bytes = ChatFields.bytes(one, at, "content");
            into.add(bytes);
            files.add(ChatFiles.file(
                    ChatFields.text(one, at, "filename", NAME_LENGTH),
                    ChatFields.text(one, at, "mediaType", ChatFields.ID_LENGTH),
                    Arrays.copyOf(bytes, Math.min(bytes.length, FileType.BYTES)),
                    ChatFiles.name(bytes)));
        }
        return files;
    }

    /**
     * A chat as it was sent.
     *
     * @param files the bytes of those that are with its messages, to be stored
     */
    public record Chat(ChatBatch batch, List<byte[]> files) {}
}
