package dev.rapport.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LuceneSearchTest implements SearchContract {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private Search search;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
        search = new LuceneSearch(index, UTC);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Override
    public MomentIndex index() {
        return index;
    }

    @Override
    public Search search() {
        return search;
    }
}
