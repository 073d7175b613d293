package dev.rapport.crm.field;

import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What of evidence is kept as JSON: all but the conversation, which may change while the item stays. */
final class EvidenceJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Place>> PLACES = new TypeReference<>() {};

    private EvidenceJson() {}

    static String of(List<Evidence> evidence) {
        return JSON.writeValueAsString(evidence.stream().map(Place::of).toList());
    }

    static List<Place> places(String json) {
        return json.equals("[]") ? List.of() : JSON.readValue(json, PLACES);
    }

    /** Without the places in items that are gone. */
    static List<Evidence> evidence(List<Place> places, Map<UUID, ConversationId> conversations) {
        return places.stream()
                .flatMap(place -> Stream.ofNullable(conversations.get(UUID.fromString(place.item())))
                        .map(place::evidence))
                .toList();
    }

    record Place(
            Evidence.Kind kind,
            String item,
            @Nullable String utterance,
            @Nullable String message,
            @Nullable String attachment,
            String quote,
            int start,
            int end,
            @Nullable Long startMs,
            @Nullable Long endMs) {

        private static Place of(Evidence evidence) {
            TimeSpan time = evidence.time();
            return new Place(
                    evidence.kind(),
                    evidence.item().toString(),
                    text(evidence.utterance()),
                    text(evidence.message()),
                    text(evidence.attachment()),
                    evidence.quote(),
                    evidence.span().start(),
                    evidence.span().end(),
                    time == null ? null : time.startMs(),
                    time == null ? null : time.endMs());
        }

        private static @Nullable String text(@Nullable Object id) {
            return id == null ? null : id.toString();
        }

        private Evidence evidence(ConversationId conversation) {
            return new Evidence(
                    kind,
                    conversation,
                    ItemId.of(item),
                    utterance == null ? null : UtteranceId.of(utterance),
                    message == null ? null : MessageId.of(message),
                    attachment == null ? null : AttachmentId.of(attachment),
                    quote,
                    new TextSpan(start, end),
                    startMs == null || endMs == null ? null : new TimeSpan(startMs, endMs));
        }
    }
}
