package dev.rapport.search;

import dev.rapport.conversation.PageRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * Where a page ended: the place of its last hit in the order, and the basis of the scores.
 *
 * <p>The order is total (its last key is the id), so the next page is simply what comes after, without any limit to
 * depth, and needs nothing kept in memory between the pages: it goes on after a restart too. The text form holds a
 * checksum over itself and the request, so that garbage and the cursors of other searches are recognised.
 */
record Cursor(float score, long startedAt, long idHigh, long idLow, ScoreBasis basis) {

    private static final int MOST_CHARACTERS = 200_000;

    private static final SortField[] NEWEST = {
        new SortField(IndexSchema.STARTED_AT, SortField.Type.LONG, true),
        new SortField(IndexSchema.ID_HIGH, SortField.Type.LONG),
        new SortField(IndexSchema.ID_LOW, SortField.Type.LONG)
    };

    static Sort sort(SearchRequest.Order order) {
        return switch (order) {
            case NEWEST -> new Sort(NEWEST);
            case RELEVANCE -> new Sort(SortField.FIELD_SCORE, NEWEST[0], NEWEST[1], NEWEST[2]);
        };
    }

    static Cursor at(FieldDoc last, SearchRequest.Order order, ScoreBasis basis) {
        int first = order == SearchRequest.Order.RELEVANCE ? 1 : 0;
        return new Cursor(
                first == 1 ? (Float) last.fields[0] : 0,
                (Long) last.fields[first],
                (Long) last.fields[first + 1],
                (Long) last.fields[first + 2],
                basis);
    }

    /** The place after which the page begins. */
    FieldDoc after(SearchRequest.Order order) {
        Object[] fields = switch (order) {
            case NEWEST -> new Object[] {startedAt, idHigh, idLow};
            case RELEVANCE -> new Object[] {score, startedAt, idHigh, idLow};
        };
        return new FieldDoc(Integer.MAX_VALUE, score, fields);
    }

    String text(SearchRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeFloat(score);
            out.writeLong(startedAt);
            out.writeLong(idHigh);
            out.writeLong(idLow);
            basis.writeTo(out);
            out.writeInt(checksum(request, bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory failed", e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Reads the text form; an {@link IllegalArgumentException} if it is not one of this request. */
    static Cursor of(String text, SearchRequest request) {
        byte[] bytes = text.length() > MOST_CHARACTERS ? new byte[0] : decode(text);
        int end = bytes.length - Integer.BYTES;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (end < 0
                    || checksum(request, bytes, end)
                            != java.nio.ByteBuffer.wrap(bytes).getInt(end)) {
                throw foreign();
            }
            return new Cursor(in.readFloat(), in.readLong(), in.readLong(), in.readLong(), ScoreBasis.readFrom(in));
        } catch (IOException e) {
            throw foreign();
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static IllegalArgumentException foreign() {
        return new IllegalArgumentException(
                "The cursor does not belong to this search: leave it out to begin with the first page");
    }

    private static int checksum(SearchRequest request, byte[] bytes, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, length);
        String asked = request.with(PageRequest.first(1)).toString();
        checksum.update(asked.getBytes(StandardCharsets.UTF_8));
        return (int) checksum.getValue();
    }
}
