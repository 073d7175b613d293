package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.capture.vcon.Vcon.Earlier;
import dev.rapport.capture.vcon.Vcon.Kind;
import dev.rapport.conversation.Unprocessable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one dialog of a vCon. Stateless. */
final class DialogReader {

    /** What is compared is kept in indexes of PostgreSQL, whose entries are short. */
    private static final int LONGEST_ID = 500;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TEXTS = 8 << 20;

    private DialogReader() {}

    /**
     * @param parties how many the vCon has
     * @param otherwise when it began, where it does not say so
     */
    static Dialog read(int index, Fields dialog, int parties, Instant otherwise) {
        Kind kind = kind(dialog);
        String mediaType = dialog.text("mediatype", "mimetype");
        Instant start = dialog.time("start");
        if (start == null) {
            dialog.warnings().add(dialog.kind() + ": has no start; the time of the vCon is taken");
        }
        older(dialog);
        List<Integer> originator = dialog.indices("originator", parties);
        return new Dialog(
                index,
                kind,
                start == null ? otherwise : start,
                dialog.seconds("duration"),
                tracks(dialog, parties),
                dialog.node()
                        .path("roles")
                        .valueStream()
                        .limit(1_000)
                        .map(one -> one.asString(""))
                        .toList(),
                originator.isEmpty() ? null : originator.getFirst(),
                ContentReader.read(dialog, kind == Kind.RECORDING),
                mediaType == null ? null : lower(mediaType),
                dialog.text("filename"),
                cut(dialog.text("message_id"), LONGEST_ID),
                cut(dialog.text("application"), LONGEST_NAME),
                dialog.text("disposition"),
                direction(dialog),
                cut(dialog.text("reply_to"), LONGEST_ID),
                dialog.text("subject"),
                dialog.time("edited_at"),
                earlier(dialog));
    }

    /** The dialog of a vCon that has a transcript and none. */
    static Dialog none(Instant start, int parties) {
        return new Dialog(
                0,
                Kind.RECORDING,
                start,
                null,
                List.of(IntStream.range(0, parties).boxed().toList()),
                List.of(),
                null,
                Content.missing("dialog 0"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : Fields.clean(text.substring(0, longest));
    }

    /** Parameters, such as the boundary of a multipart, keep their case. */
    private static String lower(String mediaType) {
        int end = mediaType.indexOf(';');
        return end < 0
                ? mediaType.toLowerCase(Locale.ROOT)
                : mediaType.substring(0, end).toLowerCase(Locale.ROOT) + mediaType.substring(end);
    }

    private static Kind kind(Fields dialog) {
        String type = Optional.ofNullable(dialog.text("type")).orElse("").toLowerCase(Locale.ROOT);
        return switch (type.replace('_', '-')) {
            case "recording", "audio", "video" -> Kind.RECORDING;
            case "text", "chat", "message", "email" -> Kind.TEXT;
            case "transfer" -> Kind.TRANSFER;
            case "incomplete" -> Kind.INCOMPLETE;
            case "recording-set" -> Kind.RECORDING_SET;
            case "" -> {
                dialog.warnings().add(dialog.kind() + ": has no type; it is told by its mediatype");
                String media = String.valueOf(dialog.text("mediatype", "mimetype"));
                yield media.startsWith("audio/") || media.startsWith("video/") ? Kind.RECORDING : Kind.TEXT;
            }
            default ->
                throw new Unprocessable(dialog.place() + ": type is \"" + Fields.shown(type)
                        + "\"; it is one of recording, text, transfer, incomplete and recording-set");
        };
    }

    /** A single track, unless there is a list with a list or nobody in it, or sound with one party each. */
    private static List<List<Integer>> tracks(Fields dialog, int parties) {
        JsonNode value = dialog.node().path("parties");
        if (!value.isArray()) {
            return List.of(dialog.indices("parties", parties));
        }
        List<List<Integer>> tracks = new ArrayList<>();
        for (JsonNode one : value.values()) {
            List<Integer> on = new ArrayList<>();
            if (one.isArray()) {
                one.valueStream().forEach(each -> dialog.index("parties", each, parties, on));
            } else {
                dialog.index("parties", one, parties, on);
            }
            tracks.add(on);
        }
        return tracks;
    }

    private static void older(Fields dialog) {
        if (dialog.has("transfer-target")) {
            dialog.warnings().add(dialog.kind() + ": transfer-target is taken for transfer_target");
        }
        if (dialog.node().path("session_id").isString()) {
            dialog.warnings().add(dialog.kind() + ": session_id is a text, not local and remote");
        }
    }

    private static @Nullable String direction(Fields dialog) {
        JsonNode meta = dialog.node().path("meta");
        String said = dialog.of(meta, dialog.place()).text("direction");
        return said == null ? dialog.text("direction") : said;
    }

    private static List<Earlier> earlier(Fields dialog) {
        List<Earlier> texts = new ArrayList<>();
        JsonNode list = dialog.node().path("earlier");
        for (JsonNode one :
                dialog.file().whole(list, LONGEST_TEXTS).orElse(list).values()) {
            Fields text = dialog.of(one, dialog.place());
            Instant at = text.time("start");
            String body = one.path("body").asString("");
            if (at != null) {
                texts.add(new Earlier(at, Fields.clean(body)));
            }
        }
        return texts;
    }
}
