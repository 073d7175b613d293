package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.language.meaning.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of meanings, in a folder of its own, so that the index of words can be made anew without its vectors, and the
 * other way round.
 *
 * <p>A change is one write to the disk, one after another: whoever adds much gives it together. Safe for use by many threads.
 */
final class LuceneMeaningIndex implements MeaningIndex, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneMeaningIndex.class);

    private final Path folder;
    private final String fingerprint;
    private final MomentDocuments documents;
    private final Meaning meaning;
    private final WriterThreads threads = new WriterThreads();
    private volatile OpenIndex index;
    private volatile boolean closed;

    LuceneMeaningIndex(Path folder, ZoneId zone, Meaning meaning) {
        this.folder = folder;
        this.fingerprint = IndexSchema.meaningsFingerprint(meaning.model());
        this.documents = new MomentDocuments(zone);
        this.meaning = meaning;
        try {
            this.index = OpenIndex.open(folder, fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The index of meanings in " + folder.toAbsolutePath() + " can not be opened", e);
        }
    }

    /** What is done with the writer. */
    private interface Change {
        void on(OpenIndex index) throws IOException;
    }

    /** What is to stand in the place of an item's documents. */
    private record Replacement(Term item, List<Document> documents) {}

    @Override
    public int replaceAll(List<IndexedItem> items) {
        List<Replacement> replacements = new ArrayList<>();
        int made = 0;
        for (IndexedItem item : items) {
            Map<VectorReader.Text, float[]> known = read(
                    searcher -> VectorReader.ofItem(searcher, item.occasion().item()));
            List<Document> all = new ArrayList<>();
            for (Moment moment : item.moments()) {
                if (Meant.isWorth(moment)) {
                    VectorReader.Text text = Meant.of(moment);
                    float[] vector = known.get(text);
                    made += vector == null ? 1 : 0;
                    all.add(document(
                            item.occasion(), moment, text, vector == null ? meaning.of(moment.text()) : vector));
                }
            }
            replacements.add(new Replacement(term(item.occasion().item()), all));
        }
        durably(now -> {
            for (Replacement one : replacements) {
                if (one.documents().isEmpty()) {
                    now.writer.deleteDocuments(one.item());
                } else {
                    now.writer.updateDocuments(one.item(), one.documents());
                }
            }
        });
        return made;
    }

    private Document document(Occasion occasion, Moment moment, VectorReader.Text text, float[] vector) {
        Document document = new Document();
        documents.around(document, occasion, moment);
        document.add(new KnnFloatVectorField(IndexSchema.MEANING, vector, VectorSimilarityFunction.DOT_PRODUCT));
        document.add(new NumericDocValuesField(IndexSchema.MEANT, text.checksum()));
        return document;
    }

    @Override
    public void remove(ItemId item) {
        durably(now -> now.writer.deleteDocuments(term(item)));
    }

    @Override
    public void removeConversation(ConversationId conversation) {
        durably(now -> now.writer.deleteDocuments(new Term(IndexSchema.CONVERSATION, conversation.toString())));
    }

    private static Term term(ItemId item) {
        return new Term(IndexSchema.ITEM, item.toString());
    }

    @Override
    public boolean needsRebuild() {
        return !index.isComplete();
    }

    @Override
    public void isBeingRebuilt() {
        durably(now -> now.mark(true, now.generation()));
    }

    private void durably(Change change) {
        threads.run(() -> {
            write(change);
            return true;
        });
    }

    private synchronized void write(Change change) throws IOException {
        OpenIndex now = writable();
        change.on(now);
        now.writer.commit();
        now.searchers.maybeRefreshBlocking();
    }

    /** Lucene closes its writer upon the first failure of the disk; then the folder is opened again. */
    private OpenIndex writable() throws IOException {
        if (closed) {
            throw new TemporaryFailure("The index of meanings is closed: the service is stopping");
        }
        if (!index.writer.isOpen()) {
            LOG.warn(
                    "The index of meanings is opened again after {}",
                    String.valueOf(index.writer.getTragicException()));
            index.close();
            index = OpenIndex.open(folder, fingerprint);
        }
        return index;
    }

    /** Reads from the newest state that is on disk; it stays as it is until the reading returns. */
    <T> T read(LuceneMomentIndex.Reading<T> reading) {
        OpenIndex now = index;
        try {
            var searcher = now.searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                now.searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The index of meanings in " + folder.toAbsolutePath() + " can not be read", e);
        } catch (AlreadyClosedException e) {
            throw new TemporaryFailure("The index of meanings is just being opened or closed: ask again", e);
        }
    }

    /** Waits for what is being written, and lets go of the folder. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            threads.close();
            index.close();
        }
    }
}
