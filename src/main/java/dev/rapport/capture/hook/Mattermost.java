package dev.rapport.capture.hook;

import dev.rapport.capture.chat.ChatBatch;
import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing webhook of Mattermost, which says its token in the body, a form or JSON. It tells of new posts only.
 *
 * <p>Source: Mattermost's documentation, "Outgoing webhooks".
 */
final class Mattermost implements HookPlatform {

    /** An answer without a text posts nothing. */
    private static final HookAnswer NO_POST = HookAnswer.json("{}");

    @Override
    public void verify(HookCall call, HookSource source, Instant now) {
        if (!Signatures.same(source.key(), FormFields.of(call).text("token"))) {
            throw Signatures.wrong(call);
        }
    }

    @Override
    public HookReading read(HookCall call, HookSource source, Instant now) {
        Told body = FormFields.of(call);
        String text = Told.lines(body.raw("text"), files(body));
        if (text.isEmpty()) {
            return HookReading.nothing(call, NO_POST);
        }
        ChatPerson person =
                new ChatPerson(body.needed("user_id"), handle(body.text("user_name")), null, null, null, null);
        ChatEntry entry = new ChatEntry.Written(
                body.needed("post_id"), person.id(), body.neededTime("timestamp"), text, null, null);
        ChatBatch batch = new ChatBatch(
                call.source(),
                call.platform(),
                body.needed("channel_id"),
                body.text("channel_name"),
                true,
                List.of(person),
                List.of(entry));
        return HookReading.of(call, null, List.of(batch), NO_POST);
    }

    @Override
    public List<FileElsewhere> files(HookCall call) {
        Told body = FormFields.of(call);
        return fileIds(body)
                .map(id -> new FileElsewhere(body.needed("post_id"), id, null, null))
                .toList();
    }

    private static @Nullable String handle(@Nullable String name) {
        return name == null ? null : "@" + name;
    }

    /** Only their ids are told. */
    private static List<String> files(Told body) {
        return fileIds(body).map(id -> Told.file("file", null)).toList();
    }

    private static Stream<String> fileIds(Told body) {
        return Stream.of(body.raw("file_ids").split("[,\\s]+")).filter(id -> !id.isEmpty());
    }
}
