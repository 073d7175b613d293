package dev.rapport.crm;

import static org.awaitility.Awaitility.await;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.newcomer.NewcomerRuns;
import dev.rapport.database.TestDatabase;
import dev.rapport.installation.Company;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import dev.rapport.language.PhoneNumbers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** The packages archive, match and crm as they are put together, on a database of their own; the jobs are run by hand. */
final class CrmFixture implements AutoCloseable {

    static final Viewer ADMIN = new Viewer("admin");

    final TestDatabase database = TestDatabase.migrated();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** New people at known companies are proposed. */
    CrmFixture(Path data) {
        this(data, "PROPOSE");
    }

    /** @param create what becomes of new people at known companies */
    CrmFixture(Path data, String create) {
        NewcomerRuns.register(context, create);
        context.registerBean(DataSource.class, database::dataSource);
        context.registerBean(DataFolder.class, () -> new DataFolder(data));
        context.register(Beans.class);
        context.refresh();
    }

    BeanFactory beans() {
        return context;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** In their order. */
    <T> List<T> all(Class<T> type) {
        return context.getBeanProvider(type).orderedStream().toList();
    }

    /** A captured call between us and someone. */
    Item call(Instant at, Party... others) {
        ConversationId conversation = ConversationId.create();
        Item item = new Item(
                ItemId.create(),
                conversation,
                ItemKind.RECORDING,
                "test",
                null,
                null,
                new Original("0".repeat(64), 1),
                at,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                List.of());
        List<Party> parties = new java.util.ArrayList<>(List.of(others));
        parties.addFirst(party(Side.OURS, "Sam", "+16502530000", null));
        get(ConversationStore.class)
                .add(new Conversation(
                        conversation, Channel.CALL, null, at, null, null, "en-US", List.of(item), parties));
        get(RecordingJobs.class).enqueue(item.id(), Stage.IDENTIFY);
        get(RecordingJobs.class).enqueue(item.id(), Stage.MATCH);
        get(RecordingJobs.class).enqueue(item.id(), Stage.FILE);
        return item;
    }

    /** A captured mail to us, with what its signature says. */
    Item mail(Instant at, Party sender, SignatureFacts signed, String signature) {
        ConversationId conversation = ConversationId.create();
        Item item = new Item(
                ItemId.create(),
                conversation,
                ItemKind.MESSAGE,
                "test",
                null,
                null,
                new Original("1".repeat(64), 1),
                at,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                List.of());
        Party sam = party(Side.OURS, "Sam", null, "sam@us.example");
        get(ConversationStore.class)
                .add(new Conversation(
                        conversation,
                        Channel.EMAIL,
                        "Scanners",
                        at,
                        null,
                        null,
                        "en-US",
                        List.of(item),
                        List.of(sam, sender)));
        String body = "Good morning\n\n" + signature;
        database.jdbc()
                .sql("""
                        insert into message (id, item_id, conversation_id, party_id, internet_id, sent_at, subject, subject_key,
                                             answers, referring, addresses, body, reply, quoted, signature, blocks, contact, notes)
                        values (:item, :item, :conversation, :party, :id, :at, 'Scanners', 'scanners', false, false, '{}', :body,
                                'Good morning', '', :signature, '[]', :contact::jsonb, '{}')""")
                .param("item", item.id().value())
                .param("conversation", conversation.value())
                .param("party", sender.id().value())
                .param("id", item.id() + "@test.example")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("body", body)
                .param("signature", signature)
                .param("contact", JsonMapper.builder().build().writeValueAsString(signed))
                .update();
        for (Party one : List.of(sender, sam)) {
            database.jdbc()
                    .sql("insert into message_party (message_id, party_id, role, ordinal) values (?, ?, ?, ?)")
                    .params(item.id().value(), one.id().value(), one == sender ? "FROM" : "TO", one == sender ? 0 : 1)
                    .update();
        }
        get(RecordingJobs.class).enqueue(item.id(), Stage.IDENTIFY);
        get(RecordingJobs.class).enqueue(item.id(), Stage.MATCH);
        get(RecordingJobs.class).enqueue(item.id(), Stage.FILE);
        return item;
    }

    static Party caller(@Nullable String name, @Nullable String phone, @Nullable String email) {
        return party(Side.THEIRS, name, phone, email);
    }

    static Party party(Side side, @Nullable String name, @Nullable String phone, @Nullable String email) {
        return new Party(PartyId.create(), side, 0.8, name, phone, email, null, null, null, null);
    }

    void runJobs() {
        get(RecordingJobs.class).runAll(context, get(TransactionTemplate.class));
    }

    Match match(Item item) {
        return Objects.requireNonNull(get(ItemStore.class).get(ADMIN, item.id()).match());
    }

    static ContactDraft draft(String name, @Nullable String phone, @Nullable String email) {
        return new ContactDraft(
                null,
                null,
                name,
                null,
                email == null ? List.of() : List.of(email),
                phone == null ? List.of() : List.of(phone),
                List.of(),
                Map.of());
    }

    Contact contact(ContactDraft draft) {
        return saved(get(ContactStore.class).create(ADMIN, draft));
    }

    Account account(String name) {
        return saved(get(AccountStore.class).create(ADMIN, AccountDraft.named(name)));
    }

    static <T> T saved(Saving<T> saving) {
        return ((Saving.Saved<T>) saving).value();
    }

    /** Forgets everybody and everything. */
    void clear() {
        get(RecordingJobs.class).forget();
        get(SetClock.class).runs();
        await().ignoreException(
                        PessimisticLockingFailureException.class) // a worker is at the same tables, in another order
                .untilAsserted(() -> database.jdbc()
                        .sql(
                                "truncate conversation, account, contact, field, field_history, field_no, import, import_row cascade")
                        .update());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration
    @EnableTransactionManagement
    @ComponentScan({"dev.rapport.archive", "dev.rapport.match", "dev.rapport.crm"})
    static class Beans {

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        NamedParameterJdbcTemplate namedParameterJdbcTemplate(DataSource dataSource) {
            return new NamedParameterJdbcTemplate(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        DataFolderLock dataFolderLock(DataFolder folder) {
            return DataFolderLock.on(folder);
        }

        @Bean
        SetClock clock() {
            return new SetClock();
        }

        @Bean
        Company company() {
            return new Company("Us", List.of("us.example"), List.of("+1 650 253 0000"), "US", ZoneOffset.UTC);
        }

        @Bean
        PhoneNumbers phoneNumbers(Company company) {
            return PhoneNumbers.writtenIn(company.country());
        }

        @Bean
        RecordingJobs jobs(StageStore stages) {
            return new RecordingJobs(stages);
        }

        @Bean
        ContactImportSettings contactImportSettings() {
            return new ContactImportSettings(DataSize.ofMegabytes(10), 7);
        }
    }
}
