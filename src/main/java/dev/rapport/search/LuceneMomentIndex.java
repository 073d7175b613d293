package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Id;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index in a folder.
 *
 * <p>Lucene closes its writer upon the first failure of the disk; the next who writes then opens the folder again, so
 * that nobody has to restart the service after the disk was full. Safe for use by many threads.
 */
final class LuceneMomentIndex implements MomentIndex, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneMomentIndex.class);

    private final Path folder;
    private final String fingerprint;
    private final MomentDocuments documents;
    private final WriterThreads threads = new WriterThreads();
    private final GroupCommit commits = new GroupCommit(this::commit);

    /** Those who write share it; a rebuild that begins or ends has it alone. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private volatile OpenIndex index;
    private volatile @Nullable RunningRebuild rebuild;
    private volatile boolean closed;

    /** @param zone of the company, where months begin */
    LuceneMomentIndex(Path folder, ZoneId zone) {
        this.folder = folder;
        this.fingerprint = IndexSchema.fingerprint(zone);
        this.documents = new MomentDocuments(zone);
        this.index = opened();
    }

    private OpenIndex opened() {
        try {
            return OpenIndex.open(folder, fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + folder.toAbsolutePath() + " can not be opened", e);
        }
    }

    /** What is done with the writer; Lucene's own errors are the disk's. */
    interface Change {
        void on(OpenIndex index) throws IOException;
    }

    @Override
    public void replace(IndexedItem item) {
        durably(item.occasion().item(), now -> put(now, item));
    }

    @Override
    public void replaceAll(List<IndexedItem> items, Set<ItemId> added) {
        if (items.isEmpty()) {
            return;
        }
        durably(items.stream().map(one -> one.occasion().item()).toList(), now -> {
            for (IndexedItem item : items) {
                if (added.contains(item.occasion().item())) {
                    add(now, item);
                } else {
                    put(now, item);
                }
            }
        });
    }

    @Override
    public void remove(ItemId item) {
        durably(item, now -> now.writer.deleteDocuments(term(item)));
    }

    @Override
    public void removeConversation(ConversationId conversation) {
        durably(
                conversation,
                now -> now.writer.deleteDocuments(new Term(IndexSchema.CONVERSATION, conversation.toString())));
    }

    void put(OpenIndex now, IndexedItem item) throws IOException {
        Term old = term(item.occasion().item());
        if (item.moments().isEmpty()) {
            now.writer.deleteDocuments(old);
        } else {
            now.writer.updateDocuments(old, documents.of(item, now.generation()));
        }
    }

    /** Of an item that the index has nothing of. */
    void add(OpenIndex now, IndexedItem item) throws IOException {
        now.writer.addDocuments(documents.of(item, now.generation()));
    }

    private static Term term(ItemId item) {
        return new Term(IndexSchema.ITEM, item.toString());
    }

    private void durably(Id touched, Change change) {
        durably(List.of(touched), change);
    }

    private void durably(List<? extends Id> touched, Change change) {
        OpenIndex changed = shared(() -> changed(touched, change));
        commits.await();
        if (index != changed) {
            throw new TemporaryFailure("The search index was opened again, and lost what was not on disk yet");
        }
    }

    private OpenIndex changed(List<? extends Id> touched, Change change) {
        RunningRebuild running = rebuild;
        if (running != null) {
            running.touch(touched);
        }
        return change(change);
    }

    /** In a thread that nobody interrupts; says which index was changed. */
    OpenIndex change(Change change) {
        OpenIndex now = writable();
        try {
            change.on(now);
            return now;
        } catch (IOException | AlreadyClosedException e) {
            throw new TemporaryFailure("The search index could not be written: " + e.getMessage(), e);
        }
    }

    private synchronized OpenIndex writable() {
        if (closed) {
            throw new TemporaryFailure("The search index is closed: the service is stopping");
        }
        if (!index.writer.isOpen()) {
            LOG.warn("The search index is opened again after {}", String.valueOf(index.writer.getTragicException()));
            try {
                index.close();
                index = OpenIndex.open(folder, fingerprint);
            } catch (IOException | AlreadyClosedException e) {
                throw new TemporaryFailure("The search index can not be opened again: " + e.getMessage(), e);
            }
        }
        return index;
    }

    private void commit() throws IOException {
        OpenIndex now = index;
        now.writer.commit();
        now.searchers.maybeRefreshBlocking();
    }

    @Override
    public boolean needsRebuild() {
        return !index.isComplete();
    }

    /** What is done with one state of the index. */
    interface Reading<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    /** Reads from the newest state that is on disk; it stays as it is until the reading returns. */
    <T> T read(Reading<T> reading) {
        OpenIndex now = index;
        try {
            IndexSearcher searcher = now.searchers.acquire();
            try {
                return reading.of(searcher);
            } finally {
                now.searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The search index in " + folder.toAbsolutePath() + " can not be read", e);
        } catch (AlreadyClosedException e) {
            throw new TemporaryFailure("The search index is just being opened or closed: ask again", e);
        }
    }

    @Override
    public Rebuilding beginRebuild() {
        return alone(() -> {
            OpenIndex now = writable();
            now.mark(false, now.generation() + 1);
            RunningRebuild begun = new RunningRebuild(this, now);
            rebuild = begun;
            return begun;
        });
    }

    boolean isRunning(RunningRebuild one) {
        return rebuild == one;
    }

    /** The rebuild that runs has added everything; false, and nothing is done, where it runs no more. */
    boolean finish(RunningRebuild one) {
        return alone(() -> {
            boolean finished = rebuild == one;
            if (finished) {
                change(LuceneMomentIndex::complete);
                rebuild = null;
            }
            return finished;
        });
    }

    private static void complete(OpenIndex now) throws IOException {
        long generation = now.generation();
        now.writer.deleteDocuments(LongPoint.newRangeQuery(IndexSchema.GENERATION, 0, generation - 1));
        now.mark(true, generation);
    }

    /** Returns when all that was done is on disk and seen. */
    void await() {
        commits.await();
    }

    <T> T shared(Callable<T> work) {
        return under(gate.readLock(), work);
    }

    private <T> T alone(Callable<T> work) {
        return under(gate.writeLock(), work);
    }

    private <T> T under(Lock lock, Callable<T> work) {
        return threads.run(() -> {
            lock.lock();
            try {
                return work.call();
            } finally {
                lock.unlock();
            }
        });
    }

    /** For tests: what a failure of the disk does. */
    void loseWriter() throws IOException {
        index.writer.rollback();
    }

    /** Writes what is left, and lets go of the folder. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            threads.close();
            commits.close();
            index.close();
        }
    }
}
