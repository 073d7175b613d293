package dev.rapport.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows that tell of themselves, and those who are told, by real HTTP. The clock goes on by hand. */
class DeliveriesTest {

    private static final Viewer ADMIN = new Viewer("admin");
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofMinutes(5);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final TestDatabase database = TestDatabase.migrated();

    private final JsonMapper json = JsonMapper.shared();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Instant now = Instant.now().plus(Duration.ofMinutes(1));
    private final Clock clock = InstantClock.of(() -> now);
    private final SubscriptionSettings settings =
            new SubscriptionSettings(List.of(FIRST, SECOND), Duration.ofSeconds(5));
    private final SubscriptionStore subscriptions = new SubscriptionStore(database.jdbc(), clock);
    private final DeliveryStore store = new DeliveryStore(database.jdbc(), clock);
    private final Deliveries deliveries = new Deliveries(
            subscriptions,
            store,
            new HttpTarget(settings, clock),
            new RouteTarget(new Camel(camel.createProducerTemplate())),
            List.of(new Accounts()),
            settings,
            json,
            clock);
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        database.jdbc().sql("delete from subscription").update();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
        camel.close();
    }

    @Test
    void aChangeIsToldOnceSignedAndAsItIsThen() {
        SubscriptionId id = subscribe("/hook");
        UUID account = account("Acme");
        rename(account, "Acme Ltd");
        deliveries.workThrough();

        assertThat(receiver.told).hasSize(2);
        Receiver.Told first = receiver.told.getFirst();
        JsonNode event = json.readTree(first.body());
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("type").asString()).isEqualTo("dev.rapport.account.created");
        assertThat(event.get("subject").asString()).isEqualTo(account.toString());
        assertThat(event.at("/data/name").asString()).as("as it is now").isEqualTo("Acme Ltd");
        assertThat(first.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(first.header("webhook-id")).isEqualTo(event.get("id").asString());
        assertThat(first.header("webhook-signature"))
                .isEqualTo(Signature.of(
                        SECRET,
                        first.header("webhook-id"),
                        Instant.ofEpochSecond(Long.parseLong(first.header("webhook-timestamp"))),
                        first.body()));
        assertThat(store.of(ADMIN, id))
                .extracting(Delivery::event, Delivery::state, Delivery::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("account.updated", Delivery.State.DELIVERED, 200),
                        org.assertj.core.groups.Tuple.tuple("account.created", Delivery.State.DELIVERED, 200));
        deliveries.workThrough();
        assertThat(receiver.told).hasSize(2);
    }

    @Test
    void theSignatureIsThatOfThePublishedExample() {
        assertThat(Signature.of(
                        SECRET,
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatIsRolledBackIsNotToldAndSeveralChangesOfOneTransactionAreOne() {
        subscribe("/hook");
        UUID account = database.transactions().execute(tx -> {
            UUID made = account("Globex");
            rename(made, "Globex Corporation");
            database.jdbc()
                    .sql(
                            "insert into field (owner_id, name, value, origin, by_user) values (?, 'size', '40', 'PERSON', 'a')")
                    .param(made)
                    .update();
            return made;
        });
        database.transactions().executeWithoutResult(tx -> {
            rename(account, "Nobody");
            tx.setRollbackOnly();
        });
        deliveries.workThrough();

        assertThat(receiver.told)
                .extracting(told -> json.readTree(told.body()).get("type").asString())
                .containsExactly("dev.rapport.account.created");
    }

    @Test
    void aReceiverThatFailsIsToldAgainUnderTheSameIdAndAtLastGivenUp() {
        SubscriptionId id = subscribe("/hook");
        account("Initech");
        receiver.answers.addAll(List.of(500, 302, 429));
        deliveries.workThrough();
        deliveries.workThrough();
        assertThat(receiver.told).as("not before its time").hasSize(1);
        pass(FIRST);
        pass(SECOND);

        assertThat(receiver.told).hasSize(3);
        assertThat(receiver.told.stream().map(told -> told.header("webhook-id")).distinct())
                .hasSize(1);
        assertThat(receiver.told).extracting(Receiver.Told::path).containsOnly("/hook");
        Delivery failed = store.of(ADMIN, id).getFirst();
        assertThat(failed.state()).isEqualTo(Delivery.State.FAILED);
        assertThat(failed.status()).isEqualTo(429);

        assertThat(store.retry(ADMIN, id, failed.id())).isTrue();
        deliveries.workThrough();
        assertThat(store.of(ADMIN, id).getFirst().state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void afterAFailureTheRestWaitsWithoutLosingAnAttempt() {
        SubscriptionId id = subscribe("/hook");
        account("A");
        account("B");
        account("C");
        receiver.answers.add(500);
        deliveries.workThrough();

        assertThat(receiver.told).hasSize(1);
        assertThat(store.of(ADMIN, id)).extracting(Delivery::attempts).containsExactly(0, 0, 1);
        pass(FIRST);
        assertThat(store.of(ADMIN, id)).extracting(Delivery::state).containsOnly(Delivery.State.DELIVERED);
    }

    @Test
    void whoSays410IsNotToldAnyMoreUntilAPersonResumesIt() {
        SubscriptionId id = subscribe("/hook");
        account("Umbrella");
        receiver.answers.add(410);
        deliveries.workThrough();

        Subscription stopped = subscriptions.find(ADMIN, id).orElseThrow();
        assertThat(stopped.active()).isFalse();
        assertThat(stopped.reason()).contains("410");
        account("Hooli");
        deliveries.workThrough();
        assertThat(receiver.told).hasSize(1);
        subscriptions.resume(ADMIN, id);
        account("Stark");
        deliveries.workThrough();
        assertThat(receiver.told).hasSize(2);
    }

    @Test
    void oneWhoCanNotBeReachedHoldsUpNobodyElse() {
        SubscriptionId dead = subscriptions
                .add(ADMIN, new SubscriptionDraft("http://127.0.0.1:1/", List.of(), null, SECRET))
                .subscription()
                .id();
        subscribe("/hook");
        account("Wayne");
        deliveries.workThrough();

        assertThat(receiver.told).hasSize(1);
        assertThat(store.of(ADMIN, dead).getFirst().error()).contains("could not be reached");
    }

    @Test
    void onlyWantedEventsAreToldAndARouteThatIsOffIsToldLater() {
        SubscriptionId id = subscriptions
                .add(ADMIN, new SubscriptionDraft("route:crm-salesforce", List.of("account.deleted"), null, null))
                .subscription()
                .id();
        UUID account = account("Cyberdyne");
        database.jdbc().sql("delete from account where id = ?").param(account).update();
        deliveries.workThrough();

        assertThat(store.of(ADMIN, id)).hasSize(1);
        Delivery one = store.of(ADMIN, id).getFirst();
        assertThat(one.event()).isEqualTo("account.deleted");
        assertThat(one.state()).isEqualTo(Delivery.State.WAITING);
        assertThat(one.error()).contains("crm-salesforce is not there");
    }

    private void pass(Duration time) {
        now = now.plus(time).plusSeconds(1);
        deliveries.workThrough();
    }

    private SubscriptionId subscribe(String path) {
        return subscriptions
                .add(ADMIN, new SubscriptionDraft(receiver.url(path), List.of("account.*"), null, SECRET))
                .subscription()
                .id();
    }

    private static UUID account(String name) {
        UUID id = TimeOrdered.uuid();
        database.jdbc()
                .sql("insert into account (id, name, name_key, created_at) values (?, ?, ?, now())")
                .params(id, name, name)
                .update();
        return id;
    }

    private static void rename(UUID id, String name) {
        database.jdbc()
                .sql("update account set name = ? where id = ?")
                .params(name, id)
                .update();
    }

    /** Accounts as the rows are. */
    private static final class Accounts implements ChangedThing {
        @Override
        public String kind() {
            return "account";
        }

        @Override
        public Optional<?> now(Viewer viewer, UUID id) {
            return database.jdbc()
                    .sql("select name from account where id = ?")
                    .param(id)
                    .query((row, n) -> Map.of("name", row.getString("name")))
                    .optional();
        }
    }

    private record Camel(ProducerTemplate template) implements ObjectProvider<ProducerTemplate> {
        @Override
        public ProducerTemplate getObject() {
            return template;
        }
    }

    /** A clock that is asked what time it is. */
    private static final class InstantClock {
        static Clock of(InstantSource source) {
            return source.withZone(ZoneOffset.UTC);
        }
    }
}
