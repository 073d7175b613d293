package dev.rapport.bench;

import java.io.IOException;
import java.util.List;

/** Something that turns recordings into words, in processes of its own, so that what it costs can be told apart. */
interface Engine extends AutoCloseable {

    String name();

    /** How many recordings, or tracks, it hears at the same time. */
    int workers();

    /** How long it took until it could hear; no part of what hearing costs. */
    double startSeconds();

    /** Hears all of them. */
    Heard hear(List<BenchCall> calls) throws IOException;

    /** The most memory it had, in MB. */
    double peakMegabytes();

    @Override
    void close();

    /**
     * What was heard, and its cost.
     *
     * @param words for each recording, in their order, the words of each track
     */
    record Heard(List<List<List<String>>> words, Usage usage) {}
}
