package dev.rapport.capture.chat.export;

import dev.rapport.capture.chat.ChatPerson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what a reader finds into batches of one room each, so that neither memory nor a transaction grows with the file. For
 * use by one thread.
 */
final class RoomBatches implements ExportSink {

    private static final int MOST_OF_A_ROOM = 200;
    private static final int MOST = 1_000;
    private static final int MOST_SIGNS = 8_000_000;
    private static final int MOST_WARNINGS = 1_000;

    private final Taker taker;
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private int entries;
    private long signs;

    /** Takes a batch in. */
    interface Taker {
        void take(ExportRoom room, List<ExportEntry> entries, List<ChatPerson> people, ExportSink sink)
                throws IOException;
    }

    /** What is gathered of one room. */
    private record Batch(ExportRoom room, List<ExportEntry> entries, Map<String, ChatPerson> people) {

        long signs() {
            return entries.stream().mapToLong(one -> one.raw().length()).sum();
        }
    }

    RoomBatches(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void add(ExportRoom room, ExportEntry entry, List<ChatPerson> people) throws IOException {
        Batch batch =
                batches.computeIfAbsent(room.id(), id -> new Batch(room, new ArrayList<>(), new LinkedHashMap<>()));
        batch.entries().add(entry);
        people.forEach(person -> batch.people().putIfAbsent(person.id(), person));
        entries++;
        signs += entry.raw().length();
        if (entries >= MOST || signs >= MOST_SIGNS) {
            flush();
        } else if (batch.entries().size() >= MOST_OF_A_ROOM) {
            batches.remove(room.id());
            take(batch);
        }
    }

    /** Nothing more is coming. */
    void flush() throws IOException {
        List<Batch> all = List.copyOf(batches.values());
        batches.clear();
        for (Batch batch : all) {
            take(batch);
        }
    }

    private void take(Batch batch) throws IOException {
        entries -= batch.entries().size();
        signs -= batch.signs();
        taker.take(batch.room(), batch.entries(), List.copyOf(batch.people().values()), this);
    }

    @Override
    public void warn(String warning) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(Fields.clean(warning));
        }
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
