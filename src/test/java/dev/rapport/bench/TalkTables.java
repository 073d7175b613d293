package dev.rapport.bench;

import dev.rapport.bench.GeneratedTalk.Line;
import dev.rapport.bench.GeneratedTalk.Talk;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes generated conversations as the archive keeps what has gone its whole way, many rows at once; and beside it the same
 * moments for PostgreSQL's own search. For one thread.
 */
final class TalkTables {

    static final int CONVERSATION = 1;
    static final int ITEM = 2;
    static final int PARTY = 3;
    static final int UTTERANCE = 4;
    static final int MESSAGE = 5;
    static final int FINDING = 6;
    static final int ACCOUNT = 7;

    private static final String[] SIDES = {"OURS", "THEIRS"};
    private static final String NO_CONTACT = "{\"phones\":[],\"emails\":[],\"links\":[]}";
    private static final int BATCH = 2_000;
    private static final Map<String, String> COLUMNS = columns();

    private final Connection connection;
    private final CopyManager copy;
    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    TalkTables(Connection connection) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        COLUMNS.keySet().forEach(table -> rows.put(table, new StringBuilder()));
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("account", "id, name, name_key, created_at");
        columns.put("conversation", "id, channel, subject, started_at, ended_at, direction, language");
        columns.put("party", "id, conversation_id, ordinal, side, side_confidence, name, email, email_key");
        columns.put(
                "item",
                "id, conversation_id, kind, source, filename, sha256, size, started_at, state, media_type, duration_ms,"
                        + " tracks, match_outcome, match_account");
        columns.put("stage", "item_id, stage, state, asked, attempts");
        columns.put(
                "message",
                "id, item_id, conversation_id, party_id, internet_id, sent_at, subject, subject_key, answers, referring,"
                        + " addresses, body, reply, quoted, signature, blocks, contact, notes");
        columns.put("message_party", "message_id, party_id, role, ordinal");
        columns.put(
                "utterance",
                "id, item_id, conversation_id, message_id, party_id, heard_party_id, ordinal, start_ms, end_ms,"
                        + " start_char, end_char, text, raw_text, confidence, words");
        columns.put(
                "finding",
                "id, item_id, ordinal, type, label, side, text, value, confidence, rule, rule_version, evidence");
        columns.put("bench_source", "id, conversation, account, channel, side, started_at, text");
        return columns;
    }

    /** @return how many moments there are, subjects of messages included, as the index counts them */
    long write(GeneratedTalk generated, int conversations) throws SQLException, IOException {
        connection.createStatement().execute("""
                create table bench_source (id uuid, conversation uuid, account uuid, channel text, side text,
                                           started_at timestamptz, text text)""");
        for (int i = 0; i < GeneratedTalk.ACCOUNTS; i++) {
            row("account", GeneratedTalk.id(i, ACCOUNT, 0), "Customer " + i, "customer" + i, "2022-01-01");
        }
        long moments = 0;
        for (int n = 0; n < conversations; n++) {
            Talk talk = generated.talk(n);
            moments += add(talk);
            if (n % BATCH == BATCH - 1) {
                flush();
            }
        }
        flush();
        connection.createStatement().execute("analyze");
        return moments;
    }

    private void flush() throws SQLException, IOException {
        for (Map.Entry<String, StringBuilder> table : rows.entrySet()) {
            copy.copyIn(
                    "copy " + table.getKey() + " (" + COLUMNS.get(table.getKey()) + ") from stdin",
                    new StringReader(table.getValue().toString()));
            table.getValue().setLength(0);
        }
    }

    private int add(Talk talk) {
        UUID conversation = talk.id(CONVERSATION, 0);
        UUID item = talk.id(ITEM, 0);
        boolean call = talk.channel().equals("CALL");
        boolean mail = talk.channel().equals("EMAIL");
        long ms = talk.lines().getLast().startMs() + 10_000;
        String subject = mail ? String.join(" ", talk.lines().getFirst().words()) : null;
        row(
                "conversation",
                conversation,
                talk.channel(),
                subject,
                talk.at(),
                talk.at().plusMillis(ms),
                "INBOUND",
                "en");
        for (int side = 0; side < 2; side++) {
            String mailbox = side == 0 ? "sam@ours.example" : "buyer@customer" + talk.account() + ".example";
            row("party", talk.id(PARTY, side), conversation, side, SIDES[side], 1, null, mailbox, mailbox);
        }
        row(
                "item",
                item,
                conversation,
                call ? "RECORDING" : mail ? "MESSAGE" : "CHAT",
                "bench",
                talk.number() + ".x",
                "0".repeat(64),
                1,
                talk.at(),
                "PROCESSED",
                call ? "audio/wav" : null,
                call ? ms : null,
                call ? 2 : null,
                "MATCHED",
                GeneratedTalk.id(talk.account(), ACCOUNT, 0));
        row("stage", item, "INDEX", "DONE", 1, 1);
        if (mail) {
            message(talk, conversation, item, String.valueOf(subject));
            source(talk, talk.id(MESSAGE, 1), 0, String.valueOf(subject));
        }
        int place = 0;
        for (int i = 0; i < talk.lines().size(); i++) {
            line(talk, i, place, call, mail);
            place += talk.lines().get(i).text().length() + 1;
        }
        return talk.lines().size() + (mail ? 1 : 0);
    }

    private void message(Talk talk, UUID conversation, UUID item, String subject) {
        UUID message = talk.id(MESSAGE, 0);
        String body = String.join("\\n", talk.lines().stream().map(Line::text).toList());
        row(
                "message",
                message,
                item,
                conversation,
                talk.id(PARTY, 0),
                message,
                talk.at(),
                subject,
                subject,
                "f",
                "f",
                "{}",
                body,
                body,
                "",
                "",
                "[]",
                NO_CONTACT,
                "{}");
        row("message_party", message, talk.id(PARTY, 0), "FROM", 0);
        row("message_party", message, talk.id(PARTY, 1), "TO", 1);
    }

    private void line(Talk talk, int number, int place, boolean call, boolean mail) {
        Line line = talk.lines().get(number);
        UUID id = talk.id(UTTERANCE, number);
        int side = mail ? 0 : line.side();
        long end = line.startMs() + 400L * line.words().size();
        row(
                "utterance",
                id,
                talk.id(ITEM, 0),
                talk.id(CONVERSATION, 0),
                mail ? talk.id(MESSAGE, 0) : null,
                talk.id(PARTY, side),
                talk.id(PARTY, side),
                call ? line.startMs() : place,
                call ? line.startMs() : null,
                call ? end : null,
                call ? null : place,
                call ? null : place + line.text().length(),
                line.text(),
                line.text(),
                call ? 0.9 : 1,
                call ? words(line) : "[]");
        if (line.objection()) {
            String evidence = "[{\"kind\":\"UTTERANCE\",\"utterance\":\"" + id + "\",\"quote\":\"" + line.text()
                    + "\",\"start\":0,\"end\":" + line.text().length() + "}]";
            row(
                    "finding",
                    talk.id(FINDING, number),
                    talk.id(ITEM, 0),
                    number,
                    "OBJECTION",
                    "PRICE",
                    "THEIRS",
                    line.text(),
                    "{\"category\":\"PRICE\",\"handled\":true}",
                    0.9,
                    "bench",
                    1,
                    evidence);
        }
        source(talk, id, side, line.text());
    }

    private void source(Talk talk, UUID id, int side, String text) {
        row(
                "bench_source",
                id,
                talk.id(CONVERSATION, 0),
                GeneratedTalk.id(talk.account(), ACCOUNT, 0),
                talk.channel(),
                SIDES[side],
                talk.at(),
                text);
    }

    private static String words(Line line) {
        List<String> words = new ArrayList<>();
        int place = 0;
        long time = line.startMs();
        for (String word : line.words()) {
            words.add("[\"" + word + "\"," + time + "," + (time + 380) + ",0.9," + place + "," + (place + word.length())
                    + "]");
            place += word.length() + 1;
            time += 400;
        }
        return "[" + String.join(",", words) + "]";
    }

    private void row(String table, @Nullable Object... values) {
        StringBuilder row = Objects.requireNonNull(rows.get(table), table);
        for (int i = 0; i < values.length; i++) {
            row.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
        }
        row.append('\n');
    }
}
