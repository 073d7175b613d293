package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the JSON that Telegram Desktop exports, of one chat or of an account ({@code result.json}, by itself or with its files in
 * a zip).
 *
 * <p>What Telegram itself says ("type": "service") is no message. The account's owner is ours; the address book gives numbers. Ids
 * are written as bots are told them, so that a message is one that a bot has heard too. This holds in channels and large groups;
 * elsewhere each account counts messages for itself.
 */
final class TelegramExport implements ExportReader {

    private static final int MOST_CONTACTS = 1_000_000;

    /** What stands before the number of a channel or a large group. */
    private static final String SHARED = "-100";

    @Override
    public void read(ExportFiles files, ExportTerms terms, ExportSink sink) throws IOException {
        String name = main(files).orElseThrow(() -> new Unprocessable("The zip has no result.json of Telegram"));
        try (JsonStream json = new JsonStream(ExportZip.shown(name), files.open(name))) {
            new Job(json, files, ExportFiles.folder(name), terms, sink).chatOrAccount();
        }
    }

    /** The id of one who writes: "user1", "channel2", or in old exports the number alone. */
    static String id(String given) {
        String number = given.replaceFirst("^(user|channel)(?=\\d+$)", "");
        return given.startsWith("channel") && !number.equals(given) ? SHARED + number : number;
    }

    /** The file with the messages. */
    static Optional<String> main(ExportFiles files) {
        return files.names().size() == 1
                ? Optional.of(files.names().getFirst())
                : files.names().stream()
                        .filter(name -> ExportFiles.baseName(name).equals("result.json"))
                        .findFirst();
    }

    /** The reading of one file. */
    private static final class Job {

        private final JsonStream json;
        private final ExportFiles files;
        private final String base;
        private final ExportTerms terms;
        private final ExportSink sink;
        private final Map<String, ChatPerson> known = new HashMap<>();

        Job(JsonStream json, ExportFiles files, String base, ExportTerms terms, ExportSink sink) {
            this.json = json;
            this.files = files;
            this.base = base;
            this.terms = terms;
            this.sink = sink;
        }

        void chatOrAccount() throws IOException {
            Chat chat = new Chat();
            json.object(field -> {
                switch (field) {
                    case "personal_information" -> owner(json.value());
                    case "contacts" -> contacts();
                    case "chats", "left_chats" -> chats();
                    default -> chat.field(field);
                }
            });
        }

        private void owner(JsonNode one) {
            Fields.text(one, "user_id").filter(id -> !id.equals("0")).ifPresent(id -> {
                String user = Fields.id(id);
                known.put(user, person(user, one, Side.OURS));
            });
        }

        private void contacts() throws IOException {
            json.object(field -> {
                if (field.equals("list")) {
                    json.array(() -> contact(json.value()));
                }
            });
        }

        private void contact(JsonNode one) {
            String id = Fields.text(one, "user_id").orElse("0");
            if (!id.equals("0") && known.size() < MOST_CONTACTS) {
                known.putIfAbsent(Fields.id(id), person(id, one, null));
            }
        }

        private static ChatPerson person(String id, JsonNode one, @Nullable Side side) {
            String name = (Fields.raw(one, "first_name") + " " + Fields.raw(one, "last_name")).strip();
            String handle = Fields.name(one, "username").orElse(null);
            String phone = Fields.text(one, "phone_number")
                    .map(number -> number.matches("00\\d.*") ? "+" + number.substring(2) : number)
                    .orElse(null);
            return Fields.person(id, handle, name, null, phone, side);
        }

        private void chats() throws IOException {
            json.object(field -> {
                if (field.equals("list")) {
                    json.array(() -> json.object(new Chat()::field));
                }
            });
        }

        /** One chat, whose name and id stand before its messages. */
        private final class Chat {
            private String id = "";
            private @Nullable String name;
            private String type = "";

            void field(String field) throws IOException {
                switch (field) {
                    case "id" -> id = Fields.raw(json.value());
                    case "name" -> name = Fields.shortened(Fields.clean(Fields.raw(json.value())));
                    case "type" -> type = Fields.raw(json.value());
                    case "messages" -> messages();
                    default -> {}
                }
            }

            private void messages() throws IOException {
                if (id.isEmpty()) {
                    sink.warn("A chat has no id before its messages; it is known by its name");
                }
                String subject = name == null || name.isBlank() ? null : name;
                boolean shared = type.endsWith("channel") || type.endsWith("supergroup");
                String room = id.isEmpty() ? String.valueOf(subject) : shared ? SHARED + id : id;
                var messages = new TelegramMessages(
                        type.equals("personal_chat") && !id.isEmpty()
                                ? ExportRoom.direct(room, subject)
                                : ExportRoom.channel(room, subject),
                        type,
                        known,
                        new TelegramFiles(files, base),
                        terms.zone());
                json.array(() -> messages.read(json.value(), sink));
            }
        }
    }
}
