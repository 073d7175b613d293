package dev.rapport.archive;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what people corrected in transcripts, and puts it in place again in a new transcript of the same recording.
 *
 * <p>A new transcript may cut its utterances elsewhere. So a correction takes the place of all utterances heard on the
 * same track whose middle lies in its stretch of time, and keeps its own id: links to it stay good. Where voices share a
 * track, who of them was heard may turn out otherwise, so that only the time counts. What a person wrote is put in even where
 * nothing was heard this time.
 */
@Component
class CorrectionStore {

    private final JdbcClient jdbc;

    CorrectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a correction; a later one of the same utterance adds to it. An utterance without a time has nothing to hold it by. */
    void keep(Viewer viewer, Utterance before, PartyId heard, @Nullable String text, @Nullable PartyId party) {
        TimeSpan time = before.time();
        if (time == null) {
            throw new IllegalArgumentException("Only what was said on a call can be corrected, not what was written");
        }
        jdbc.sql("""
                        insert into correction as c (utterance_id, item_id, heard_party_id, start_ms, end_ms, raw_text,
                                                     said_text, said_party_id, by_user)
                        values (:utterance, :item, :heard, :start, :end, :rawText, :text, :party, :user)
                        on conflict (utterance_id) do update set
                            said_text = coalesce(excluded.said_text, c.said_text),
                            said_party_id = coalesce(excluded.said_party_id, c.said_party_id),
                            by_user = excluded.by_user, at = now()""")
                .param("utterance", before.id().value())
                .param("item", before.itemId().value())
                .param("heard", heard.value())
                .param("start", time.startMs())
                .param("end", time.endMs())
                .param("rawText", before.rawText())
                .param("text", text)
                .param("party", party == null ? null : party.value())
                .param("user", viewer.user())
                .update();
    }

    /** What was heard, with all corrections of the item in place. */
    List<Placed> applyTo(ItemId item, List<Utterance> heard) {
        List<Placed> placed = new ArrayList<>(
                heard.stream().map(u -> new Placed(u, u.partyId())).toList());
        List<Correction> corrections = jdbc.sql("""
                        select c.*, p.track is null as mixed from correction c
                          left join party p on p.id = c.heard_party_id where item_id = :item order by at""")
                .param("item", item.value())
                .query((row, n) -> Correction.of(row))
                .list();
        corrections.forEach(correction -> apply(correction, item, placed));
        return placed;
    }

    private static void apply(Correction correction, ItemId item, List<Placed> placed) {
        List<Placed> covered = placed.stream().filter(correction::covers).toList();
        if (covered.isEmpty() && correction.text() == null) {
            return;
        }
        placed.removeAll(covered);
        Utterance base = covered.isEmpty()
                ? correction.unheard(item)
                : Corrected.joined(
                        correction.id(), covered.stream().map(Placed::utterance).toList());
        PartyId heard =
                covered.isEmpty() ? correction.heardParty() : covered.getFirst().heardParty();
        placed.add(new Placed(Corrected.of(base, correction.text(), correction.party()), heard));
    }

    /**
     * An utterance and the party on whose track it was heard, which may not be the one who, as a person said, spoke.
     */
    record Placed(Utterance utterance, PartyId heardParty) {}

    private record Correction(
            UtteranceId id,
            PartyId heardParty,
            boolean mixed,
            TimeSpan time,
            String rawText,
            @Nullable String text,
            @Nullable PartyId party) {

        static Correction of(ResultSet row) throws SQLException {
            return new Correction(
                    new UtteranceId(Rows.uuid(row, "utterance_id")),
                    new PartyId(Rows.uuid(row, "heard_party_id")),
                    row.getBoolean("mixed"),
                    new TimeSpan(row.getLong("start_ms"), row.getLong("end_ms")),
                    row.getString("raw_text"),
                    row.getString("said_text"),
                    Rows.idOrNull(row, "said_party_id", PartyId::new));
        }

        boolean covers(Placed placed) {
            TimeSpan heard = placed.utterance().time();
            return heard != null
                    && (mixed || placed.heardParty().equals(heardParty))
                    && heard.middleMs() >= time.startMs()
                    && heard.middleMs() < Math.max(time.endMs(), time.startMs() + 1);
        }

        Utterance unheard(ItemId item) {
            return new Utterance(id, item, null, heardParty, time, null, rawText, rawText, 1, List.of());
        }
    }
}
