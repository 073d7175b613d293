package dev.rapport.search;

import dev.rapport.conversation.Word;
import java.util.List;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * When each word of a moment began, by its place in the text, so that a hit points to the second it was said in.
 *
 * <p>Kept as pairs of differences (UTF-16 units, milliseconds) in Lucene's variable-length integers: about three bytes a
 * word.
 */
final class WordStarts {

    private WordStarts() {}

    static BytesRef encode(List<Word> words) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        int place = 0;
        long time = 0;
        try {
            for (Word word : words) {
                out.writeVInt(Math.max(0, word.startChar() - place));
                out.writeVLong(Math.max(0, word.startMs() - time));
                place = Math.max(place, word.startChar());
                time = Math.max(time, word.startMs());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Writing into memory failed", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    /**
     * When the word at a place began, in milliseconds from the start of the recording.
     *
     * @param otherwise what to answer where no word stands at or before the place
     */
    static long at(BytesRef starts, int place, long otherwise) {
        ByteArrayDataInput in = new ByteArrayDataInput(starts.bytes, starts.offset, starts.length);
        long found = otherwise;
        int at = 0;
        long time = 0;
        while (!in.eof()) {
            at += in.readVInt();
            time += in.readVLong();
            if (at > place) {
                break;
            }
            found = time;
        }
        return found;
    }
}
