package dev.rapport.search;

import dev.rapport.installation.CannotStart;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An index folder that is open for writing and searching, under its lock.
 *
 * <p>All checksums are read when it is opened (about a second per gigabyte), so that a damaged index is found then, and
 * not by a search months later. One that is missing, damaged, or made with other fields gives way to an empty one, which
 * says of itself that it is not complete.
 */
final class OpenIndex implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIndex.class);
    private static final String FINGERPRINT = "fingerprint";
    private static final String COMPLETE = "complete";
    private static final String GENERATION = "generation";
    private static final int BUFFER_MB = 64;

    final IndexWriter writer;
    final SearcherManager searchers;
    private final Directory directory;

    private OpenIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
    }

    static OpenIndex open(Path folder, String fingerprint) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        try {
            return new OpenIndex(directory, writer(directory, fingerprint));
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new CannotStart(
                    "The search index in " + folder.toAbsolutePath() + " is in use by another process.",
                    "Stop that one first, or give this one a folder of its own with --rapport.data=DIR.",
                    e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static IndexWriter writer(Directory directory, String fingerprint) throws IOException {
        if (DirectoryReader.indexExists(directory)) {
            try {
                return existing(directory, fingerprint);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | EOFException
                    | FileNotFoundException
                    | NoSuchFileException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException e) {
                LOG.warn("The search index can not be used and is made anew from the archive: {}", e.toString());
            }
        }
        return empty(directory, fingerprint);
    }

    private static IndexWriter existing(Directory directory, String fingerprint) throws IOException {
        IndexWriter writer = new IndexWriter(directory, config());
        try {
            check(writer, fingerprint);
            return writer;
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static void check(IndexWriter writer, String fingerprint) throws IOException {
        String made = data(writer).get(FINGERPRINT);
        if (!fingerprint.equals(made)) {
            throw new IllegalArgumentException("it was made with " + made + ", and now is " + fingerprint);
        }
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private static IndexWriter empty(Directory directory, String fingerprint) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
        IndexWriter writer = new IndexWriter(directory, config().setOpenMode(IndexWriterConfig.OpenMode.CREATE));
        writer.setLiveCommitData(Map.of(FINGERPRINT, fingerprint, COMPLETE, "false", GENERATION, "1")
                .entrySet());
        writer.commit();
        return writer;
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(MomentDocuments.analyzer())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(true);
    }

    /** Whether everything of the archive is in it. */
    boolean isComplete() {
        return "true".equals(data(writer).get(COMPLETE));
    }

    /** The rebuild that documents are written for. */
    long generation() {
        return Long.parseLong(data(writer).getOrDefault(GENERATION, "1"));
    }

    /** Notes both with the next commit. */
    void mark(boolean complete, long generation) {
        Map<String, String> data = data(writer);
        data.put(COMPLETE, Boolean.toString(complete));
        data.put(GENERATION, Long.toString(generation));
        writer.setLiveCommitData(data.entrySet());
    }

    private static Map<String, String> data(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
        if (entries != null) {
            entries.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        return data;
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
        }
    }
}
