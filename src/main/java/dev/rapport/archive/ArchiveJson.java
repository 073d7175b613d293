package dev.rapport.archive;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two lists that are kept as JSON inside a row, since they are only ever read whole: the words of an utterance, as
 * arrays to keep them small, and the reasons of a match.
 */
final class ArchiveJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ArchiveJson() {}

    /** What was heard otherwise than it is written is a seventh part of its word. */
    static String words(List<Word> words) {
        return JSON.writeValueAsString(words.stream().map(ArchiveJson::parts).toList());
    }

    private static List<Object> parts(Word word) {
        List<Object> parts = new ArrayList<>(List.of(
                word.text(),
                word.startMs(),
                word.endMs(),
                Math.round(word.confidence() * 1000) / 1000.0,
                word.startChar(),
                word.endChar()));
        if (!word.heard().isEmpty()) {
            parts.add(word.heard().stream()
                    .map(heard -> List.of(heard.text(), heard.startMs(), heard.endMs()))
                    .toList());
        }
        return parts;
    }

    static List<Word> words(String json) {
        return json.equals("[]") // as everything that was written
                ? List.of()
                : JSON.readTree(json).valueStream().map(ArchiveJson::word).toList();
    }

    private static Word word(JsonNode array) {
        return new Word(
                array.get(0).asString(),
                array.get(1).asLong(),
                array.get(2).asLong(),
                array.get(3).asDouble(),
                array.get(4).asInt(),
                array.get(5).asInt(),
                array.size() < 7 ? List.of() : heard(array.get(6)));
    }

    private static List<Word.Heard> heard(JsonNode arrays) {
        return arrays.valueStream()
                .map(one -> new Word.Heard(
                        one.get(0).asString(), one.get(1).asLong(), one.get(2).asLong()))
                .toList();
    }

    static String reasons(List<Match.Reason> reasons) {
        return JSON.writeValueAsString(reasons.stream()
                .map(reason -> new ReasonRow(
                        reason.rule(),
                        reason.party().toString(),
                        reason.contact() == null ? null : reason.contact().toString(),
                        reason.account() == null ? null : reason.account().toString(),
                        reason.score()))
                .toList());
    }

    static List<Match.Reason> reasons(String json) {
        return JSON.readValue(json, new TypeReference<List<ReasonRow>>() {}).stream()
                .map(ReasonRow::reason)
                .toList();
    }

    private record ReasonRow(
            String rule,
            String party,
            @Nullable String contact,
            @Nullable String account,
            double score) {
        Match.Reason reason() {
            return new Match.Reason(
                    rule,
                    PartyId.of(party),
                    contact == null ? null : ContactId.of(contact),
                    account == null ? null : AccountId.of(account),
                    score);
        }
    }
}
