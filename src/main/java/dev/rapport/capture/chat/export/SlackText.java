package dev.rapport.capture.chat.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Makes of Slack's text what people read: names for ids, links as they are shown, signs for entities (Slack's developer
 * documentation, "Formatting text for app surfaces"). Stateless; time grows with the length of the text only.
 */
public final class SlackText {

    /** Of whom nobody says what they are called. */
    public static final Names NO_NAMES = new Names() {
        @Override
        public String name(String userId) {
            return userId;
        }

        @Override
        public String channelName(String channelId) {
            return channelId;
        }
    };

    /** Whom and what ids name. */
    public interface Names {
        String name(String userId);

        String channelName(String channelId);
    }

    private SlackText() {}

    /**
     * What a message says: its text, or its blocks where it has none; what apps show below it; and the names of its files that
     * are not to be had.
     *
     * @param isThere whether a file is
     */
    public static String of(JsonNode message, Names names, Predicate<JsonNode> isThere) {
        List<String> parts = new ArrayList<>();
        String text = readable(Fields.raw(message, "text"), names);
        parts.add(text.isBlank() ? SlackBlocks.text(message.path("blocks"), names) : text);
        parts.add(SlackBlocks.attachments(message.path("attachments"), names));
        for (JsonNode file : files(message)) {
            Optional<String> name = filename(file);
            if (name.isPresent()
                    && !isThere.test(file)
                    && parts.stream().noneMatch(part -> part.contains(name.get()))) {
                parts.add("[" + name.get() + "]");
            }
        }
        return String.join("\n", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    /** The files of a message; an old one has one. */
    public static List<JsonNode> files(JsonNode message) {
        List<JsonNode> files = new ArrayList<>();
        message.path("files").forEach(files::add);
        if (files.isEmpty() && message.path("file").isObject()) {
            files.add(message.path("file"));
        }
        return files;
    }

    /** What people call a file. */
    static Optional<String> filename(JsonNode file) {
        return Fields.name(file, "name", "title");
    }

    /** What people read for a text as Slack writes it, such as {@code <@U1>} and {@code <https://a.example|label>}. */
    public static String readable(String text, Names names) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        int lastClose = text.lastIndexOf('>');
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            if (open < 0 || open > lastClose) {
                break;
            }
            int close = text.indexOf('>', open);
            out.append(text, at, open).append(reference(text.substring(open + 1, close), names));
            at = close + 1;
        }
        return entities(out.append(text, at, text.length()).toString());
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** What stands between "<" and ">". */
    private static String reference(String inside, Names names) {
        int bar = inside.indexOf('|');
        String target = bar < 0 ? inside : inside.substring(0, bar);
        String label = bar < 0 ? "" : inside.substring(bar + 1);
        if (target.startsWith("@")) {
            return "@" + name(target.substring(1), label, names);
        }
        if (target.startsWith("#")) {
            return "#" + (label.isEmpty() ? names.channelName(target.substring(1)) : label);
        }
        return target.startsWith("!") ? special(target.substring(1), label) : link(target, label);
    }

    private static String name(String id, String label, Names names) {
        String name = names.name(id);
        return name.equals(id) && !label.isEmpty() ? label : name;
    }

    /** "!here", "!subteam^S1|@sales", "!date^1392734382^{date}|February 18th, 2014". */
    private static String special(String target, String label) {
        return label.isEmpty() ? "@" + target.replaceFirst("\\^.*", "") : label;
    }

    private static String link(String target, String label) {
        String plain = target.replaceFirst("^(mailto|tel|sip):", "");
        if (label.isEmpty() || label.equals(plain) || plain.endsWith("://" + label)) {
            return plain;
        }
        return label + " (" + plain + ")";
    }
}
