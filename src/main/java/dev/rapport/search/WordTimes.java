package dev.rapport.search;

import dev.rapport.conversation.Word;
import dev.rapport.query.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * When each term of a moment was said, by its position.
 *
 * <p>Kept as the milliseconds since the term before, in Lucene's variable-length integers: about two bytes a word. Both
 * analyses cut alike, so the times hold for both fields.
 */
final class WordTimes {

    private WordTimes() {}

    /** The terms of this text take the times of the words that they stand in. */
    static BytesRef encode(Moment moment) {
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        try (TokenStream stream = Analysis.exact().tokenStream(IndexSchema.EXACT, moment.text())) {
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            long last = 0;
            while (stream.incrementToken()) {
                long time = Math.max(last, time(moment, offset.startOffset()));
                out.writeVLong(time - last);
                last = time;
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory failed", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    /** Milliseconds from the start of the recording, one for each position. */
    static long[] decode(BytesRef times) {
        ByteArrayDataInput in = new ByteArrayDataInput(times.bytes, times.offset, times.length);
        long[] decoded = new long[times.length];
        int count = 0;
        long last = 0;
        while (!in.eof()) {
            last += in.readVLong();
            decoded[count++] = last;
        }
        return java.util.Arrays.copyOf(decoded, count);
    }

    private static long time(Moment moment, int startChar) {
        List<Word> words = moment.words();
        long time = moment.startMs();
        for (Word word : words) {
            if (word.startChar() > startChar) {
                break;
            }
            time = word.startMs();
        }
        return time;
    }
}
