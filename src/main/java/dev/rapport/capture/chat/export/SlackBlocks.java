package dev.rapport.capture.chat.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a message of Slack shows besides its text: blocks, where it has no text, and the attachments of apps. What Slack
 * shows of a linked page, or of a message that is passed on, is not the sender's word. Stateless.
 */
final class SlackBlocks {

    private static final Set<String> LINE_ENDS = Set.of(
            "rich_text_section", "rich_text_preformatted", "rich_text_quote", "section", "header", "context", "mrkdwn");

    private SlackBlocks() {}

    /** The text of blocks, in their order. */
    static String text(JsonNode blocks, SlackText.Names names) {
        StringBuilder out = new StringBuilder();
        blocks.forEach(block -> write(block, names, out));
        return out.toString().strip();
    }

    private static void write(JsonNode node, SlackText.Names names, StringBuilder out) {
        if (node.isArray()) {
            node.forEach(one -> write(one, names, out));
        } else if (node.isObject()) {
            String type = Fields.raw(node, "type");
            switch (type) {
                case "user" -> out.append('@').append(names.name(Fields.raw(node, "user_id")));
                case "channel" -> out.append('#').append(names.channelName(Fields.raw(node, "channel_id")));
                case "broadcast" -> out.append('@').append(Fields.raw(node, "range"));
                case "emoji" -> out.append(':').append(Fields.raw(node, "name")).append(':');
                case "link" -> out.append(Fields.text(node, "text", "url").orElse(""));
                case "text", "plain_text" -> out.append(Fields.raw(node, "text"));
                case "mrkdwn" -> out.append(SlackText.readable(Fields.raw(node, "text"), names));
                default -> within(node, names, out);
            }
            if (LINE_ENDS.contains(type) && !out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                out.append('\n');
            }
        }
    }

    private static void within(JsonNode node, SlackText.Names names, StringBuilder out) {
        write(node.path("text"), names, out);
        write(node.path("fields"), names, out);
        write(node.path("elements"), names, out);
    }

    /** What apps show below a text. */
    static String attachments(JsonNode attachments, SlackText.Names names) {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : attachments) {
            boolean ofAnother = one.has("from_url") || one.path("is_msg_unfurl").asBoolean(false);
            if (!ofAnother) {
                attachment(one, names, lines);
            }
        }
        return String.join("\n", lines);
    }

    private static void attachment(JsonNode one, SlackText.Names names, List<String> lines) {
        int before = lines.size();
        for (String part : List.of("pretext", "title", "text")) {
            Fields.text(one, part).map(text -> SlackText.readable(text, names)).ifPresent(lines::add);
        }
        for (JsonNode field : one.path("fields")) {
            String value = SlackText.readable(Fields.raw(field, "value"), names);
            lines.add(Fields.text(field, "title").map(title -> title + ": ").orElse("") + value);
        }
        if (lines.size() == before) {
            String blocks = text(one.path("blocks"), names);
            String shown = blocks.isEmpty() ? SlackText.readable(Fields.raw(one, "fallback"), names) : blocks;
            if (!shown.isBlank()) {
                lines.add(shown);
            }
        }
    }
}
