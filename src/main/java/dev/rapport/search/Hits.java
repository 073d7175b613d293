package dev.rapport.search;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.UtteranceId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads hits from the stored fields of the index. For one search. */
final class Hits {

    private final StoredFields stored;
    private final Marks marks;

    Hits(IndexSearcher searcher, Marks marks) throws IOException {
        this.stored = searcher.storedFields();
        this.marks = marks;
    }

    SearchHit read(ScoreDoc found, SearchRequest.Order order) throws IOException {
        return read(found.doc, order == SearchRequest.Order.RELEVANCE ? (Float) ((FieldDoc) found).fields[0] : 0);
    }

    /** @param score told as the hit's */
    SearchHit read(int doc, double score) throws IOException {
        Document document = stored.document(doc);
        String body = text(document, IndexSchema.BODY);
        List<TextSpan> spans = marks.in(body, StoredSpeech.decode(body, document.get(IndexSchema.SPOKEN)));
        String message = document.get(IndexSchema.MESSAGE);
        String utterance = document.get(IndexSchema.UTTERANCE);
        String attachment = document.get(IndexSchema.ATTACHMENT);
        String note = document.get(IndexSchema.NOTE);
        return new SearchHit(
                ConversationId.of(text(document, IndexSchema.CONVERSATION)),
                ItemId.of(text(document, IndexSchema.ITEM)),
                utterance == null ? null : UtteranceId.of(utterance),
                message == null ? null : MessageId.of(message),
                Channel.valueOf(text(document, IndexSchema.CHANNEL)),
                account(document),
                new Named<>(PartyId.of(text(document, IndexSchema.PARTY)), document.get(IndexSchema.PARTY_NAME)),
                Side.valueOf(text(document, IndexSchema.SIDE)),
                Instant.ofEpochMilli(number(document, IndexSchema.STARTED_AT).longValue()),
                startMs(document, spans),
                score,
                Snippet.html(body, spans),
                certain(document, spans),
                attachment == null ? null : AttachmentId.of(attachment),
                note == null ? null : UUID.fromString(note));
    }

    /** When the first of the words that were looked for was said; where none is marked, when the moment begins. */
    private static long startMs(Document document, List<TextSpan> spans) {
        long start = number(document, IndexSchema.START_MS).longValue();
        BytesRef starts = document.getBinaryValue(IndexSchema.STARTS);
        return starts == null || spans.isEmpty()
                ? start
                : WordStarts.at(starts, spans.getFirst().start(), start);
    }

    private static @Nullable Named<AccountId> account(Document document) {
        String id = document.get(IndexSchema.ACCOUNT);
        return id == null ? null : new Named<>(AccountId.of(id), document.get(IndexSchema.ACCOUNT_NAME));
    }

    /** Whether the words that were looked for were heard clearly; where none was, the whole moment. */
    private static boolean certain(Document document, List<TextSpan> spans) {
        if (spans.isEmpty()) {
            return number(document, IndexSchema.CONFIDENCE).floatValue() >= MomentDocuments.CERTAIN;
        }
        String uncertain = document.get(IndexSchema.UNCERTAIN);
        if (uncertain != null) {
            for (String place : uncertain.split(",", -1)) {
                int dash = place.indexOf('-');
                int start = Integer.parseInt(place, 0, dash, 10);
                int end = Integer.parseInt(place, dash + 1, place.length(), 10);
                if (spans.stream().anyMatch(span -> span.start() < end && start < span.end())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String text(Document document, String field) {
        return Objects.requireNonNull(document.get(field), () -> "Every moment has the field " + field);
    }

    private static Number number(Document document, String field) {
        IndexableField stored = document.getField(field);
        Number number = stored == null ? null : stored.numericValue();
        return Objects.requireNonNull(number, () -> "Every moment has the number " + field);
    }
}
