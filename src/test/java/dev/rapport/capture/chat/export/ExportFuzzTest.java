package dev.rapport.capture.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.chat.ChatEntry;
import dev.rapport.capture.chat.ChatPerson;
import dev.rapport.capture.chat.ChatTexts;
import dev.rapport.capture.chat.export.Exports.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged exports: whatever is done to the bytes, a reader gives entries that can be kept, or says what is wrong, in bounded time.
 *
 * <p>A moment for each platform; {@code -Drapport.fuzz.seconds=120} gives as many seconds, with damage that was not done before.
 */
class ExportFuzzTest {

    private static final int SECONDS = Integer.getInteger("rapport.fuzz.seconds", 0);
    private static final int ROUNDS = 300;
    private static final Duration SLOW = Duration.ofSeconds(20);

    @ParameterizedTest
    @EnumSource(ChatImportKind.class)
    void damageIsTakenOrRefused(ChatImportKind kind) throws IOException {
        long first = SECONDS == 0 ? 1 : System.nanoTime();
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        List<Function<Mutator, byte[]>> ways = ways(kind);
        long rounds = 0;
        long given = 0;
        for (long seed = first; SECONDS == 0 ? seed < first + ROUNDS : System.nanoTime() < end; seed++) {
            byte[] file = ways.get((int) Math.floorMod(seed, ways.size())).apply(new Mutator(seed));
            given += tried(kind, file, seed);
            rounds++;
        }
        assertThat(given).as("much of the damage is small").isPositive();
        if (SECONDS > 0) {
            System.out.println(kind + ": " + rounds + " files, " + given + " entries");
        }
    }

    private static int tried(ChatImportKind kind, byte[] file, long seed) throws IOException {
        long begun = System.nanoTime();
        try {
            Found found = Exports.asFarAsCanBe(kind, file);
            found.entries.forEach(ExportFuzzTest::assertCanBeKept);
            found.people.values().forEach(ExportFuzzTest::assertCanBeKept);
            Recognition.of(new SeekableInMemoryByteChannel(file), "x", () -> new ByteArrayInputStream(file));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SLOW);
            return found.entries.size();
        } catch (Throwable e) {
            Path kept = Files.write(Files.createTempFile("fuzz-" + kind.key() + "-", ".bin"), file);
            throw new AssertionError("Seed " + seed + " of " + kind + ", kept as " + kept, e);
        }
    }

    private static void assertCanBeKept(ExportEntry entry) {
        assertThat(entry.entry().id()).isNotEmpty().hasSizeLessThanOrEqualTo(250);
        assertClean(entry.entry().id());
        if (entry.entry() instanceof ChatEntry.Written written) {
            assertThat(written.from()).isNotEmpty();
            assertClean(written.text());
            assertThat(written.sentAt()).isBetween(ChatTexts.FIRST, ChatTexts.LAST);
        }
    }

    private static void assertCanBeKept(ChatPerson person) {
        assertThat(person.id()).isNotEmpty();
        assertClean(String.valueOf(person.name()));
        assertClean(String.valueOf(person.handle()));
        assertClean(String.valueOf(person.phone()));
    }

    private static void assertClean(String text) {
        assertThat(ChatTexts.clean(text)).isEqualTo(text);
    }

    /** By itself and in a zip; of a zip the files are damaged, or the zip. */
    private static List<Function<Mutator, byte[]>> ways(ChatImportKind kind) {
        String name = kind == ChatImportKind.WHATSAPP
                ? "_chat.txt"
                : kind == ChatImportKind.MATTERMOST ? "import.jsonl" : "result.json";
        byte[] users = Exports.bytes("[{\"id\":\"U1\",\"name\":\"d\",\"profile\":{\"real_name\":\"Dana\"}}]");
        byte[] channels = Exports.bytes("[{\"id\":\"C1\",\"name\":\"c\",\"members\":[\"U1\"]}]");
        byte[] sample = sample(kind);
        if (kind == ChatImportKind.SLACK) {
            Function<byte[][], byte[]> zip = files ->
                    Exports.zip("users.json", files[0], "channels.json", files[1], "c/2024-05-01.json", files[2]);
            return List.of(
                    damage -> zip.apply(new byte[][] {users, channels, damage.damaged(sample)}),
                    damage -> zip.apply(new byte[][] {damage.damaged(users), damage.damaged(channels), sample}),
                    damage -> zip.apply(new byte[][] {users, channels, damage.damaged(sample)}),
                    damage -> damage.damaged(zip.apply(new byte[][] {users, channels, sample})));
        }
        return List.of(
                damage -> damage.damaged(sample),
                damage -> Exports.zip(name, damage.damaged(sample), "a.jpg", users),
                damage -> damage.damaged(sample),
                damage -> damage.damaged(Exports.zip("a.jpg", users, name, sample)));
    }

    private static byte[] sample(ChatImportKind kind) {
        String text = switch (kind) {
            case SLACK -> SlackExportTest.EVERY_KIND;
            case WHATSAPP -> WhatsAppExportTest.IOS + WhatsAppExportTest.ANDROID;
            case TELEGRAM -> JsonExportsTest.TELEGRAM;
            case TEAMS -> WorkExportsTest.GRAPH;
            case MATTERMOST -> WorkExportsTest.MATTERMOST;
            case DISCORD -> JsonExportsTest.DISCORD;
        };
        return Exports.bytes(kind == ChatImportKind.WHATSAPP ? text : text.replace('\'', '"'));
    }
}
