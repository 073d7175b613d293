package dev.rapport.search;

import dev.rapport.conversation.SpokenForm;
import dev.rapport.conversation.Word;
import dev.rapport.query.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BitUtil;
import org.apache.lucene.util.BytesRef;

/**
 * When each term of a moment was said, by its position.
 *
 * <p>Kept as the milliseconds since the term before, in Lucene's variable-length integers of either sign: about two bytes a word.
 * The words as they were heard follow those of the text, {@link Analysis#GAP} positions on, with times of their own. Both analyses cut
 * alike, so the times hold for both fields.
 */
final class WordTimes {

    private WordTimes() {}

    /** The terms of a moment take the times of the words that they stand in. */
    static BytesRef encode(Moment moment) {
        List<Long> times = new ArrayList<>();
        add(times, moment.text(), starts(moment), moment.startMs());
        SpokenForm spoken = moment.spoken();
        if (spoken.differs()) {
            times.addAll(Collections.nCopies(Analysis.GAP, moment.startMs()));
            add(times, spoken.text(), heard(moment), moment.startMs());
        }
        ByteBuffersDataOutput out = new ByteBuffersDataOutput();
        long last = 0;
        try {
            for (long time : times) {
                out.writeVLong(BitUtil.zigZagEncode(time - last));
                last = time;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory failed", e);
        }
        return new BytesRef(out.toArrayCopy());
    }

    /** From each of these places of the text on, a term was said at that time or later. */
    private record Start(int place, long time) {}

    private static List<Start> starts(Moment moment) {
        return moment.words().stream()
                .map(word -> new Start(word.startChar(), word.startMs()))
                .toList();
    }

    /** The same in the words that were heard. */
    private static List<Start> heard(Moment moment) {
        List<Start> starts = new ArrayList<>();
        int longer = 0;
        for (Word word : moment.words()) {
            int place = word.startChar() + longer;
            if (word.heard().isEmpty()) {
                starts.add(new Start(place, word.startMs()));
            } else {
                for (Word.Heard heard : word.heard()) {
                    starts.add(new Start(place, heard.startMs()));
                    place += heard.text().length() + 1;
                }
                longer = place - 1 - word.endChar();
            }
        }
        return starts;
    }

    private static void add(List<Long> times, String text, List<Start> starts, long begin) {
        try (TokenStream stream = Analysis.exact().tokenStream(IndexSchema.EXACT, text)) {
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            long last = begin;
            int next = 0;
            while (stream.incrementToken()) {
                while (next < starts.size() && starts.get(next).place() <= offset.startOffset()) {
                    last = Math.max(last, starts.get(next++).time());
                }
                times.add(last);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from a string failed", e);
        }
    }

    /** Milliseconds from the start of the recording, one for each position. */
    static long[] decode(BytesRef times) {
        ByteArrayDataInput in = new ByteArrayDataInput(times.bytes, times.offset, times.length);
        long[] decoded = new long[times.length];
        int count = 0;
        long last = 0;
        while (!in.eof()) {
            last += BitUtil.zigZagDecode(in.readVLong());
            decoded[count++] = last;
        }
        return Arrays.copyOf(decoded, count);
    }
}
