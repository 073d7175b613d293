package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Vcon.Analysis;
import dev.rapport.capture.vcon.Vcon.Attached;
import dev.rapport.capture.vcon.Vcon.Dialog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a vCon only another vCon can hold: summaries and other analyses, and what programs attached to it. It is kept as it came,
 * in the words of the draft, and goes out again with the conversation. Nothing is made of it here: there is no evidence for it.
 * Stateless.
 */
final class Carried {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_BODY = 4 << 20;
    private static final Set<String> ENCODINGS = Set.of("base64url", "json", "none");

    private Carried() {}

    /**
     * @param dialogs what each of its dialogs is called in the items that came of it
     * @param used the transcripts that the items have
     * @return {@code {dialogs: {name: index}, analysis, attachments}}; empty where there is nothing
     */
    static Optional<byte[]> of(
            Vcon vcon, Skeleton file, Map<String, Integer> dialogs, List<Analysis> used, Warnings warnings) {
        ObjectNode all = JSON.createObjectNode();
        Set<Integer> taken = used.stream().map(Analysis::index).collect(Collectors.toSet());
        for (Analysis one : vcon.analyses()) {
            if (!taken.contains(one.index())) {
                body(one.raw(), one.content(), file, warnings)
                        .ifPresent(node -> all.withArray("analysis").add(analysis(node, one)));
            }
        }
        for (Attached one : vcon.attachments()) {
            boolean ofMessage = vcon.dialogs().stream().anyMatch(one::isFileOf);
            if (!ofMessage) {
                body(one.raw(), one.content(), file, warnings)
                        .ifPresent(node -> all.withArray("attachments").add(attachment(node, one, vcon)));
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode names = all.putObject("dialogs");
        dialogs.forEach(names::put);
        return Optional.of(JSON.writeValueAsBytes(all));
    }

    /** With its body, which may be long. */
    private static Optional<ObjectNode> body(JsonNode raw, Content content, Skeleton file, Warnings warnings) {
        Optional<JsonNode> whole = file.whole(raw, LONGEST_BODY);
        if (whole.isEmpty()) {
            warnings.add(content.place() + " is so long that it stays in the original only");
        }
        return whole.map(node -> inWordsOfTheDraft((ObjectNode) node, content));
    }

    private static ObjectNode inWordsOfTheDraft(ObjectNode node, Content content) {
        rename(node, "mimetype", "mediatype");
        for (String name : List.of("mediatype", "filename", "purpose", "product", "schema")) {
            textOnly(node, name);
        }
        String encoding = node.path("encoding").asString("");
        if (content.body() instanceof Content.Body.Inline(JsonNode body) && !body.isString()) {
            node.put("encoding", "json");
        } else if (!ENCODINGS.contains(encoding)) {
            node.put("encoding", content.encoding() == Content.Encoding.BASE64 ? "base64url" : "none");
        }
        if (content.isMissing()) {
            node.remove(List.of("encoding", "body", "url"));
        }
        JsonNode hash = node.path("content_hash");
        if (!hash.isString() && !(hash.isArray() && hash.valueStream().allMatch(JsonNode::isString))) {
            node.remove("content_hash");
        }
        return node;
    }

    private static ObjectNode analysis(ObjectNode node, Analysis analysis) {
        node.put("type", analysis.type());
        node.put("vendor", analysis.vendor() == null ? "unknown" : analysis.vendor());
        node.remove(List.of("dialog", "attachment"));
        if (!analysis.dialogs().isEmpty()) {
            analysis.dialogs().forEach(node.withArray("dialog")::add);
        }
        return node;
    }

    private static ObjectNode attachment(ObjectNode node, Attached file, Vcon vcon) {
        rename(node, "type", "purpose");
        textOnly(node, "purpose");
        int dialog = file.dialog() == null ? 0 : file.dialog();
        node.put("dialog", dialog);
        node.put("party", file.party() == null ? 0 : file.party());
        node.put(
                "start",
                vcon.dialogs().stream()
                        .filter(one -> one.index() == dialog)
                        .findFirst()
                        .map(Dialog::start)
                        .orElse(vcon.createdAt())
                        .toString());
        return node;
    }

    private static void rename(ObjectNode node, String older, String name) {
        JsonNode value = node.remove(older);
        if (value != null && !node.has(name)) {
            node.set(name, value);
        }
    }

    private static void textOnly(ObjectNode node, String name) {
        @Nullable JsonNode value = node.get(name);
        if (value != null && !value.isString()) {
            node.remove(name);
        }
    }
}
