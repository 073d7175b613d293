package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.ContentStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application: what is taken in and processed with others is what it would be by itself. */
class MessagesTogetherTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int FIRST = 11;
    private static final int MANY = 39;

    /** SETX stands for what tells two sets of the same messages from each other. */
    private static final List<String> LETTERS = List.of(
            letter(
                    1,
                    "Dana <dana@acme.example>",
                    "sam@northwind.example",
                    "SETX offer",
                    "",
                    "Is the price final? We like it."),
            letter(
                    2,
                    "Sam <sam@northwind.example>",
                    "Dana <dana@acme.example>, eve@acme.example",
                    "Re: SETX offer",
                    "In-Reply-To: <1@SETX.example>\nReferences: <1@SETX.example>\n",
                    "Yes.\n\n> Is the price final?\n"),
            letter(
                    3,
                    "Eve Other <eve@acme.example>",
                    "sam@northwind.example",
                    "Re: SETX offer",
                    "References: <1@SETX.example> <2@SETX.example>\n",
                    "Then send the contract."),
            letter(4, "stranger@elsewhere.example", "sam@northwind.example", "SETX question", "", "Who are you?"),
            letter(5, "stranger@elsewhere.example", "sam@northwind.example", "Re: SETX question", "", "Are you there?"),
            letter(
                    6,
                    "twice@shared.example",
                    "sam@northwind.example, dana@acme.example",
                    "SETX ambiguous",
                    "",
                    "Two know me."),
            letter(
                    7,
                    "late@acme.example",
                    "sam@northwind.example",
                    "Re: SETX parent",
                    "In-Reply-To: <8@SETX.example>\n",
                    "The answer comes first."),
            letter(8, "sam@northwind.example", "late@acme.example", "SETX parent", "", "The parent comes late."),
            letter(9, "sam@northwind.example", "amy@northwind.example", "SETX inside", "", "Only we."),
            file(10));

    /** What is kept of a set, without the ids that are made. */
    private static final List<String> KEPT = List.of(
            """
            select m.internet_id, m.subject, m.body, m.reply, m.html, m.notes, m.addresses, i.state, i.match_outcome, i.match_why,
                   i.flags, a.name as account, c.subject as thread, c.started_at, c.ended_at, c.direction,
                   (select min(o.internet_id) from message o where o.conversation_id = m.conversation_id) as first
              from message m join item i on i.id = m.item_id join conversation c on c.id = i.conversation_id
              left join account a on a.id = i.match_account""",
            """
            select m.internet_id, mp.role, mp.ordinal, p.side, p.side_confidence, p.name, p.email, p.email_key, k.name as contact
              from message m join message_party mp on mp.message_id = m.id join party p on p.id = mp.party_id
              left join contact k on k.id = p.contact_id""",
            """
            select m.internet_id, s.stage, s.state, s.reason, s.trace from message m join stage s on s.item_id = m.item_id""",
            """
            select m.internet_id, u.text, u.start_char, u.end_char, u.ordinal, p.email
              from message m join utterance u on u.message_id = m.id join party p on p.id = u.party_id""",
            """
            select m.internet_id, f.subject, f.summary, f.direction, f.at, a.name, cardinality(f.contact_ids) as contacts
              from message m join activity f on f.item_id = m.item_id left join account a on a.id = f.account_id""",
            """
            select m.internet_id, r.kind, r.state, r.score, cardinality(r.contact_ids) as contacts
              from message m join review r on r.item_id = m.item_id""",
            """
            select m.internet_id, s.outcome, s.flags, s.acknowledged from message m join sighting s on s.item_id = m.item_id""",
            "select m.internet_id, f.filename, f.text, f.size from message m join attachment f on f.message_id = m.id");

    /** What was filed of a message, or is asked about it. */
    private static final String FOLLOWED = """
            select m.internet_id from message m join (select item_id from activity union all
                   select item_id from review where state = 'OPEN') as f on f.item_id = m.item_id""";

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;

    @BeforeAll
    static void start() {
        rapport = RapportInProcess.on(folder, "--rapport.company.domains=northwind.example");
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    private static String letter(int number, String from, String to, String subject, String headers, String text) {
        return head(number, from, to, subject) + headers + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }

    private static String head(int number, String from, String to, String subject) {
        return "From: " + from + "\nTo: " + to + "\nSubject: " + subject + "\nMessage-ID: <" + number
                + "@SETX.example>\nDate: Tue, 3 Nov 2026 10:00:" + (10 + number) + " +0000\nMIME-Version: 1.0\n";
    }

    private static String file(int number) {
        return head(number, "dana@acme.example", "sam@northwind.example", "SETX file")
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>See <b>the list</b>.</p>\n"
                + "--b\nContent-Type: text/csv; name=list.csv\nContent-Disposition: attachment; filename=list.csv\n\n"
                + "screw;SETXscrew\n--b--\n";
    }

    private static void settled(String set, int messages) {
        processed(set, messages);
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(jdbc().sql("select count(*) from jobs")
                                .query(Integer.class)
                                .single())
                        .isZero());
    }

    private static void processed(String set, int messages) {
        Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(jdbc().sql("""
                                        select count(*) from message m join item i on i.id = m.item_id
                                         where m.internet_id like :set and i.state = 'PROCESSED'""")
                                .param("set", "%@" + set + ".example")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(messages));
    }

    private static JdbcClient jdbc() {
        return rapport.bean(JdbcClient.class);
    }

    private static List<String> kept(String sql, String set) {
        return jdbc()
                .sql("select row(t.*)::text from (" + sql + " where m.internet_id like :set) t")
                .param("set", "%@" + set + ".example")
                .query(String.class)
                .list()
                .stream()
                .map(row -> String.valueOf(row).replace(set, "SETX"))
                .sorted()
                .toList();
    }

    private static String box(String set) {
        StringBuilder mbox = new StringBuilder();
        LETTERS.forEach(letter -> mbox.append("From x Tue Nov  3 10:00:00 2026\n")
                .append(letter.replace("SETX", set))
                .append('\n'));
        return mbox.toString();
    }

    /** Enough for bundles. */
    private static String many(String set) {
        return IntStream.range(FIRST, FIRST + MANY)
                .mapToObj(n -> "From x Tue Nov  3 10:00:00 2026\n"
                        + letter(
                                        n,
                                        "one" + n + "@else.example",
                                        "sam@northwind.example",
                                        set + n,
                                        "",
                                        "We met " + set + n)
                                .replace("SETX", set))
                .collect(Collectors.joining("\n"));
    }

    /** Has PostgreSQL refuse some of what is written, as if others were in the way, until it is closed. */
    private record Sabotage(String table) implements AutoCloseable {

        /** @param when over the rows of the statement, which are called {@code n} */
        static Sabotage of(String table, String event, String when) {
            jdbc().sql("""
                            create or replace function sabotage() returns trigger language plpgsql as
                            $$ begin
                              if %s then raise exception 'sabotage' using errcode = 'serialization_failure'; end if;
                              return null;
                            end $$""".formatted(when)).update();
            jdbc().sql("create trigger sabotage after " + event + " on " + table
                            + " referencing new table as n for each statement execute function sabotage()")
                    .update();
            return new Sabotage(table);
        }

        @Override
        public void close() {
            jdbc().sql("drop trigger sabotage on " + table).update();
        }
    }

    @Test
    void aMessageThatFailsDisturbsNoneOfThoseItCameWithAndIsTriedAgain() {
        String bad = "30@SETC.example";
        String isBad = "exists (select from n join message m using (item_id) where m.internet_id = '" + bad + "')";
        try (Sabotage _ = Sabotage.of("review", "insert", isBad)) {
            rapport.upload("mbox", "bad.mbox", many("SETC"));
            processed("SETC", MANY - 1);
        }
        assertThat(kept("select m.internet_id, i.state from message m join item i on i.id = m.item_id", "SETC"))
                .hasSize(MANY)
                .contains("(30@SETX.example,PENDING)");

        settled("SETC", MANY);
        assertThat(kept(FOLLOWED, "SETC")).hasSize(MANY).doesNotHaveDuplicates();
    }

    /** The first of the two transactions of a bundle was committed; the second fails, once. */
    @Test
    void whatIsDoneAgainSinceItsBundleFailedInItsMiddleIsThereOnce() {
        jdbc().sql("create sequence sabotaged").update();
        String firstBundle = "(select count(*) from n where state = 'PROCESSED') > 1 and nextval('sabotaged') = 1";
        try (Sabotage _ = Sabotage.of("item", "update", firstBundle)) {
            rapport.upload("mbox", "cut.mbox", many("SETD"));
            settled("SETD", MANY);
        }

        assertThat(jdbc().sql("select is_called from sabotaged")
                        .query(Boolean.class)
                        .single())
                .as("a bundle failed")
                .isTrue();
        assertThat(kept(FOLLOWED, "SETD")).hasSize(MANY).doesNotHaveDuplicates();
        for (int n = FIRST; n < FIRST + MANY; n++) {
            assertThat(rapport.text("/api/v1/search?q=%22met+SETD" + n + "%22")).contains("\"total\":1,");
        }
    }

    @Test
    void whatComesTogetherBecomesWhatItWouldByItself() {
        rapport.upload(
                "contacts",
                "contacts.csv",
                "account,name,email\nAcme,Dana Whitfield,dana@acme.example\nAcme,Eve,eve@acme.example\n"
                        + "Acme,One,twice@shared.example\nGlobex,Two,twice@shared.example\n");
        Awaitility.await()
                .atMost(LONG)
                .until(() -> jdbc().sql("select count(*) from contact")
                                .query(Integer.class)
                                .single()
                        == 4);

        for (int i = 0; i < LETTERS.size(); i++) {
            rapport.send(
                    "POST", "/api/v1/emails", "message/rfc822", LETTERS.get(i).replace("SETX", "SETA"));
            settled("SETA", i + 1);
        }
        rapport.upload("mbox", "box.mbox", box("SETB"));
        settled("SETB", LETTERS.size());

        for (String sql : KEPT) {
            assertThat(kept(sql, "SETB")).as(sql).isEqualTo(kept(sql, "SETA")).isNotEmpty();
        }
        whatIsReadTogetherIsWhatItIsByItself();
    }

    private static void whatIsReadTogetherIsWhatItIsByItself() {
        ContentStore contents = rapport.bean(ContentStore.class);
        ItemStore items = rapport.bean(ItemStore.class);
        List<ItemId> all = items.allAfter(Viewer.PIPELINE, null, 1000);

        assertThat(contents.of(Viewer.PIPELINE, all))
                .hasSizeGreaterThanOrEqualTo(2 * LETTERS.size())
                .isEqualTo(all.stream()
                        .map(id -> contents.of(Viewer.PIPELINE, items.get(Viewer.PIPELINE, id)))
                        .toList());
    }
}
