package dev.rapport.search;

import com.sun.management.OperatingSystemMXBean;
import dev.rapport.bench.GeneratedTalk;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Indexes the same conversations in three ways that take turns: with Lucene alone, which gets the documents ready made and writes
 * to the disk at the end of each turn; as mail comes in, fifty items at a time, each time durable; and as a rebuild does.
 */
public final class IndexSpeed {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int TALKS_A_TURN = 1_000;
    private static final int TOGETHER = 50;

    private final GeneratedTalk generated;
    private final MomentDocuments documents = new MomentDocuments(UTC);
    private final IndexWriter bare;
    private final LuceneMomentIndex arriving;
    private final LuceneMomentIndex rebuilt;

    private IndexSpeed(GeneratedTalk generated, Path folder) throws IOException {
        this.generated = generated;
        this.bare = new IndexWriter(
                FSDirectory.open(folder.resolve("bare")),
                new IndexWriterConfig(MomentDocuments.analyzer()).setRAMBufferSizeMB(64));
        this.arriving = new LuceneMomentIndex(folder.resolve("arriving"), UTC);
        this.rebuilt = new LuceneMomentIndex(folder.resolve("rebuilt"), UTC);
    }

    /** Seconds by the clock, and of the processor. */
    public record Cost(double seconds, double cpuSeconds) {
        Cost plus(Cost other) {
            return new Cost(seconds + other.seconds, cpuSeconds + other.cpuSeconds);
        }
    }

    /** What each way took for all moments. */
    public record Figures(long moments, Cost bare, Cost arriving, Cost rebuilt) {}

    private interface Work {
        void run() throws IOException;
    }

    /** @param turns of a thousand conversations each; the first is not counted */
    public static Figures measure(GeneratedTalk generated, Path folder, int turns) throws IOException {
        IndexSpeed speed = new IndexSpeed(generated, folder);
        try (speed.bare;
                speed.arriving;
                speed.rebuilt) {
            return speed.measure(turns);
        }
    }

    private Figures measure(int turns) throws IOException {
        MomentIndex.Rebuilding rebuilding = rebuilt.beginRebuild();
        Cost[] costs = {new Cost(0, 0), new Cost(0, 0), new Cost(0, 0)};
        long moments = 0;
        for (int turn = 0; turn <= turns; turn++) {
            List<List<IndexedItem>> items = items(turn * TALKS_A_TURN);
            List<List<Document>> ready = items.stream()
                    .flatMap(List::stream)
                    .map(item -> documents.of(item, 1))
                    .toList();
            Work[] ways = {
                () -> bare(ready),
                () -> items.forEach(some -> arriving.replaceAll(some, ids(some))),
                () -> items.forEach(rebuilding::add)
            };
            for (int way = 0; way < ways.length; way++) {
                int now = (way + turn) % ways.length;
                Cost cost = cost(ways[now]);
                costs[now] = turn == 0 ? costs[now] : costs[now].plus(cost);
            }
            moments += turn == 0 ? 0 : ready.stream().mapToLong(List::size).sum();
        }
        costs[2] = costs[2].plus(cost(rebuilding::finish));
        return new Figures(moments, costs[0], costs[1], costs[2]);
    }

    private void bare(List<List<Document>> ready) throws IOException {
        for (List<Document> item : ready) {
            bare.addDocuments(item);
        }
        bare.commit();
    }

    private static Set<ItemId> ids(List<IndexedItem> items) {
        Set<ItemId> ids = new HashSet<>();
        items.forEach(item -> ids.add(item.occasion().item()));
        return ids;
    }

    private static Cost cost(Work work) throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - begin) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private List<List<IndexedItem>> items(int first) {
        List<List<IndexedItem>> items = new ArrayList<>();
        for (int from = first; from < first + TALKS_A_TURN; from += TOGETHER) {
            items.add(IntStream.range(from, from + TOGETHER)
                    .mapToObj(number -> item(generated.talk(number)))
                    .toList());
        }
        return items;
    }

    static IndexedItem item(GeneratedTalk.Talk talk) {
        List<Party> parties =
                IntStream.range(0, 2).mapToObj(side -> party(talk, side)).toList();
        Channel channel = Channel.valueOf(talk.channel());
        List<Moment> moments = IntStream.range(0, talk.lines().size())
                .mapToObj(number -> moment(talk, number, parties, channel))
                .toList();
        return new IndexedItem(
                new Occasion(
                        new ConversationId(talk.id(1, 0)),
                        new ItemId(talk.id(2, 0)),
                        channel,
                        talk.at(),
                        null,
                        "en",
                        new Named<>(
                                new AccountId(GeneratedTalk.id(talk.account(), 7, 0)), "Customer " + talk.account()),
                        List.of(),
                        parties,
                        channel == Channel.CALL,
                        false),
                moments);
    }

    private static Party party(GeneratedTalk.Talk talk, int side) {
        return new Party(
                new PartyId(talk.id(3, side)),
                side == 0 ? Side.OURS : Side.THEIRS,
                1,
                null,
                null,
                side == 0 ? "sam@ours.example" : "buyer@customer" + talk.account() + ".example",
                null,
                null,
                null,
                null);
    }

    private static Moment moment(GeneratedTalk.Talk talk, int number, List<Party> parties, Channel channel) {
        GeneratedTalk.Line line = talk.lines().get(number);
        List<Word> words = new ArrayList<>();
        int place = 0;
        long time = line.startMs();
        for (String word : line.words()) {
            words.add(new Word(word, time, time + 380, 0.9, place, place + word.length()));
            place += word.length() + 1;
            time += 400;
        }
        return new Moment(
                new UtteranceId(talk.id(4, number)),
                null,
                parties.get(line.side()).id(),
                line.startMs(),
                line.text(),
                0.9,
                channel == Channel.CALL ? words : List.of(),
                line.objection() ? Set.of("OBJECTION") : Set.of());
    }
}
