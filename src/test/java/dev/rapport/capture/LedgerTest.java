package dev.rapport.capture;

import static dev.rapport.capture.CaptureFixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Original;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private CaptureFixture fixture;
    private int contents;

    @BeforeEach
    void start(@TempDir Path data) {
        fixture = new CaptureFixture(data, Map.of());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void eachSightingIsInExactlyOneCount() {
        take(nextContent());
        become(take(nextContent()), ItemState.QUARANTINED);
        become(take(nextContent()), ItemState.DISCARDED);
        processed(take(nextContent()), new Match.Matched(null, List.of(), List.of()));
        processed(take(nextContent()), new Match.Ambiguous(List.of()));
        processed(take(nextContent()), new Match.Unmatched("nobody knows +1 202 555 0100"));
        ItemId erased = take(nextContent());
        take(content(contents));
        fixture.database
                .jdbc()
                .sql("delete from item where id = :id")
                .param("id", erased.value())
                .update();
        ItemId twice = take(nextContent());
        assertThat(take(content(contents))).isEqualTo(twice);
        refuse();

        Ledger.Row row = fixture.ledger("pbx");

        assertThat(row.pending()).isEqualTo(2);
        assertThat(row.quarantined()).as("an item and a refused file").isEqualTo(2);
        assertThat(row.discarded()).isEqualTo(1);
        assertThat(row.attached()).isEqualTo(1);
        assertThat(row.unmatched()).as("the ambiguous one too").isEqualTo(2);
        assertThat(row.erased()).isEqualTo(1);
        assertThat(row.duplicate()).as("of an erased item too").isEqualTo(2);
        assertThat(row.excluded()).isZero();
        assertThat(row.seen()).isEqualTo(11);
        assertThat(row.lastAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void sourcesAreCountedApart() {
        take(nextContent());
        take("other", nextContent());

        assertThat(fixture.get(Ledger.class).rows(ADMIN))
                .extracting(Ledger.Row::source)
                .containsExactly("other", "pbx");
    }

    @Test
    void aSourceThatUsedToSpeakIsToldOfWhenItFallsSilent() {
        for (String name : List.of("hourly", "weekdays", "once", "fresh")) {
            take(name, nextContent());
        }
        arrivals("hourly", "generate_series(now() - interval '9 days', now() - interval '2 days', interval '1 hour')");
        arrivals(
                "weekdays",
                "generate_series(now() - interval '24 days', now() - interval '63 hours', interval '1 hour')"
                        + " t(at) where mod(extract(epoch from now() - interval '63 hours' - at)::bigint, 7 * 86400) < 5 * 86400");
        arrivals(
                "once",
                "generate_series(now() - interval '9 days', now() - interval '8 days 23 hours', interval '1 minute')");
        arrivals("fresh", "generate_series(now() - interval '9 days', now(), interval '1 hour')");

        assertThat(fixture.ledger("hourly").warning()).contains("Nothing has come for 2 days", "every 60 minutes");
        assertThat(fixture.ledger("weekdays").warning())
                .as("after a weekend as long as those before")
                .isNull();
        assertThat(fixture.ledger("once").warning()).as("an import").isNull();
        assertThat(fixture.ledger("fresh").warning()).isNull();

        fixture.database
                .jdbc()
                .sql("insert into mailbox_folder values ('fresh', 'INBOX', 1, 10, 7, now())")
                .update();
        assertThat(fixture.ledger("fresh").warning()).contains("holds 7 more messages");
    }

    /** In the place of the arrivals that the source has. */
    private void arrivals(String source, String series) {
        fixture.database
                .jdbc()
                .sql("delete from sighting where source = :source")
                .param("source", source)
                .update();
        fixture.database
                .jdbc()
                .sql("insert into sighting (id, source, channel, outcome, at, delivery) select gen_random_uuid(), '"
                        + source + "', 'EMAIL', 'EXCLUDED', at, 'x' from "
                        + (series.contains("t(at)") ? series : series + " t(at)"))
                .update();
    }

    private String nextContent() {
        contents++;
        return content(contents);
    }

    private static String content(int number) {
        return "%064x".formatted(number);
    }

    private ItemId take(String sha256) {
        return take("pbx", sha256);
    }

    private ItemId take(String source, String sha256) {
        Original original = new Original(sha256, 100);
        Arrival arrival = new Arrival(source, Channel.CALL, null, null, null);
        return fixture.get(Intake.class)
                .take(arrival, original, flags -> call(source, original, flags))
                .item();
    }

    private static Conversation call(String source, Original original, List<String> flags) {
        ConversationId id = ConversationId.create();
        Item item = new Item(
                ItemId.create(),
                id,
                ItemKind.RECORDING,
                source,
                null,
                null,
                original,
                AT,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                flags);
        return new Conversation(id, Channel.CALL, null, AT, null, null, null, List.of(item), List.of());
    }

    private void refuse() {
        FileDelivery file = new FileDelivery("inbox/calls/a.wav", 0, AT);
        Arrival arrival = new Arrival("pbx", Channel.CALL, null, null, file);
        fixture.get(Intake.class).refuse(arrival, file, "It is empty", "inbox/calls/.failed/a.wav");
    }

    private void become(ItemId item, ItemState state) {
        fixture.get(ItemStore.class).become(item, state);
    }

    private void processed(ItemId item, Match match) {
        fixture.get(ItemStore.class).matched(item, match);
        become(item, ItemState.PROCESSED);
    }
}
