package dev.rapport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageGate;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped route files, the real queues and the real PostgreSQL, with stages that do as a test tells them. */
class PipelineTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();
    private static final StagesOfATest STAGES = new StagesOfATest();

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        for (String core : List.of("errors.camel.yaml", "process.camel.yaml")) {
            Files.copy(Path.of("routes", core), routes.resolve(core));
        }
        Files.writeString(routes.resolve("capture-broken.camel.yaml"), "- route:\n    from: {uri: 'nonsense:x'}\n");
        application = new SpringApplicationBuilder(OnlyThePipeline.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                DATABASE.arguments().stream(),
                                Stream.of(
                                        "--rapport.data=" + folder.resolve("data"),
                                        "--rapport.pipeline.transcribe-threads=1",
                                        "--rapport.pipeline.routes=" + routes))
                        .toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void letAllStagesSucceed() {
        STAGES.reset();
    }

    @Test
    void anItemGoesThroughAllStagesInTheirOrder() {
        ItemId item = captured();

        awaitState(item, ItemState.PROCESSED);

        assertThat(STAGES.stored(item)).containsExactly(Stage.values());
        assertThat(find(item).stages().values()).allMatch(status -> status.state() == StageState.DONE);
    }

    @Test
    void anItemThatIsToBlameGoesToQuarantineWithItsReasonAndCanBeRetried() {
        STAGES.fail(Stage.TRANSCRIBE, new Unprocessable("The recording is empty"));
        ItemId item = captured();

        awaitState(item, ItemState.QUARANTINED);

        Quarantine quarantine = application.getBean(Quarantine.class);
        Quarantine.Entry entry = quarantine.page(Viewer.PIPELINE, PageRequest.first(20)).items().stream()
                .filter(one -> one.item().id().equals(item))
                .findFirst()
                .orElseThrow();
        assertThat(entry.stage()).isEqualTo(Stage.TRANSCRIBE);
        assertThat(entry.failure().reason()).isEqualTo("The recording is empty");
        assertThat(STAGES.stored(item)).containsExactly(Stage.IDENTIFY);

        STAGES.reset();
        assertThat(quarantine.retry(Viewer.PIPELINE, item)).isTrue();
        awaitState(item, ItemState.PROCESSED);
        assertThat(quarantine.retry(Viewer.PIPELINE, item)).isFalse();
    }

    @Test
    void aBugQuarantinesTheItemWithItsStackTrace() {
        STAGES.fail(Stage.MATCH, new IllegalStateException("one thing too many"));
        ItemId item = captured();

        awaitState(item, ItemState.QUARANTINED);

        assertThat(DATABASE.jdbc()
                        .sql("select trace from stage where item_id = :item and stage = 'MATCH'")
                        .param("item", item.value())
                        .query(String.class)
                        .single())
                .contains("IllegalStateException: one thing too many")
                .contains("PipelineTest");
    }

    @Test
    void aBugWhereAStageStoresQuarantinesTheItemAndNothingOfTheStageStays() {
        STAGES.failToStore(Stage.MATCH, new IllegalStateException("not to be stored"));
        ItemId item = captured();

        awaitState(item, ItemState.QUARANTINED);

        assertThat(find(item).stages()).hasEntrySatisfying(Stage.MATCH, status -> {
            assertThat(status.state()).isEqualTo(StageState.FAILED);
            assertThat(status.reason()).contains("not to be stored");
        });
        assertThat(STAGES.stored(item)).containsExactly(Stage.IDENTIFY, Stage.TRANSCRIBE, Stage.UNDERSTAND);
    }

    @Test
    void whoWasOvertakenByAnotherIsTriedAgainAndIfThatDoesNotHelpItIsABug() {
        STAGES.failToStore(Stage.INDEX, new DuplicateKeyException("somebody else was quicker"));
        ItemId item = captured();

        awaitState(item, ItemState.QUARANTINED);

        assertThat(find(item).stages())
                .hasEntrySatisfying(
                        Stage.INDEX, status -> assertThat(status.attempts()).isEqualTo(5));
    }

    @Test
    void whatCanNotBeStoredForNowIsTriedAgain() {
        STAGES.failToStore(Stage.FILE, new CannotAcquireLockException("busy", new SQLException("deadlock detected")));
        ItemId item = captured();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Optional.ofNullable(find(item).stages().get(Stage.FILE))
                        .filter(status -> status.attempts() > 1)
                        .isPresent());
        STAGES.reset();

        awaitState(item, ItemState.PROCESSED);
    }

    @Test
    void whatFailsForNowIsTriedAgain() {
        STAGES.failOnce(Stage.IDENTIFY, new TemporaryFailure("no room just now"));
        STAGES.failOnce(Stage.MATCH, new CannotAcquireLockException("busy", new SQLException("deadlock detected")));

        ItemId item = captured();

        awaitState(item, ItemState.PROCESSED);
        assertThat(find(item).stages())
                .hasEntrySatisfying(
                        Stage.IDENTIFY, status -> assertThat(status.attempts()).isEqualTo(2));
    }

    @Test
    void aStageThatIsAskedForWhileItRunsRunsOnceMore() throws InterruptedException {
        ItemId item = captured();
        awaitState(item, ItemState.PROCESSED);
        CountDownLatch hold = STAGES.holdNext(Stage.INDEX);
        enqueue(item, Stage.INDEX);
        assertThat(STAGES.held.await(10, TimeUnit.SECONDS)).isTrue();

        enqueue(item, Stage.INDEX);
        hold.countDown();

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        STAGES.stored(item).stream().filter(Stage.INDEX::equals).count() == 3);
        awaitState(item, ItemState.PROCESSED);
    }

    @Test
    void noMoreJobsArePickedThanThreadsSinceOneThatWaitsHasNoHeartbeat() throws InterruptedException {
        CountDownLatch hold = STAGES.holdNext(Stage.TRANSCRIBE);
        List<ItemId> items = Stream.generate(() -> captured()).limit(5).toList();
        assertThat(STAGES.held.await(10, TimeUnit.SECONDS)).isTrue();

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(DATABASE.jdbc()
                                .sql("select count(*) from jobs_transcribe where picked")
                                .query(Long.class)
                                .single())
                        .isEqualTo(1));

        hold.countDown();
        items.forEach(item -> awaitState(item, ItemState.PROCESSED));
    }

    @Test
    void whileAGateIsClosedItsStageWaitsAndNothingElseDoes() {
        STAGES.closed = Optional.of("There is no speech model");
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(5)).until(() -> true);
        ItemId item = captured();

        await().atMost(Duration.ofSeconds(10)).until(() -> STAGES.stored(item).contains(Stage.IDENTIFY));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(find(item).state()).isEqualTo(ItemState.PENDING));
        STAGES.closed = Optional.empty();

        awaitState(item, ItemState.PROCESSED);
    }

    @Test
    void aDiscardedItemStaysDiscardedThoughItIsTakenOutOfTheIndex() {
        STAGES.fail(Stage.FILE, new Unprocessable("no"));
        ItemId item = captured();
        awaitState(item, ItemState.QUARANTINED);
        STAGES.reset();

        application.getBean(Quarantine.class).discard(Viewer.PIPELINE, item);

        await().atMost(Duration.ofSeconds(10)).until(() -> STAGES.stored(item).contains(Stage.INDEX));
        assertThat(find(item).state()).isEqualTo(ItemState.DISCARDED);
    }

    @Test
    void aBrokenRouteFileIsReportedAndANewOneIsLoadedWhileRunning() throws IOException {
        RouteReports files = application.getBean(RouteReports.class);
        assertThat(files.all(Viewer.PIPELINE))
                .anySatisfy(file -> {
                    assertThat(file.name()).isEqualTo("capture-broken.camel.yaml");
                    assertThat(file.reason()).contains("nonsense");
                })
                .anySatisfy(file -> assertThat(file.routes()).contains("identify", "identified"));
        Path added = folder.resolve("routes").resolve("capture-added.camel.yaml");

        Files.writeString(added, """
                - route:
                    id: added
                    from:
                      uri: direct:added
                      steps:
                        - setBody: {constant: one}
                """);

        awaitAnswer("one");
        Files.writeString(added, Files.readString(added).replace("constant: one", "constant: another"));
        awaitAnswer("another");
        Files.writeString(added, "- route: [this is no route");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> files.all(Viewer.PIPELINE).stream()
                        .anyMatch(file -> file.name().equals("capture-added.camel.yaml") && file.broken()));
        awaitAnswer("another");
        Files.delete(added);
        var camel = application.getBean(org.apache.camel.CamelContext.class);
        await().atMost(Duration.ofSeconds(10)).until(() -> camel.getRoute("added") == null);
    }

    private static void awaitAnswer(String expected) {
        var camel = application.getBean(org.apache.camel.CamelContext.class);
        var template = application.getBean(org.apache.camel.ProducerTemplate.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> camel.getRoute("added") != null
                        && expected.equals(template.requestBody("direct:added", "", String.class)));
    }

    private static ItemId captured() {
        ItemId item = ItemId.create();
        transaction().executeWithoutResult(status -> {
            application.getBean(ConversationStore.class).add(StagesOfATest.callWith(item));
            application.getBean(Jobs.class).enqueue(item, Stage.IDENTIFY);
        });
        return item;
    }

    private static void enqueue(ItemId item, Stage stage) {
        application.getBean(Jobs.class).enqueue(item, stage);
    }

    private static TransactionTemplate transaction() {
        return application.getBean(TransactionTemplate.class);
    }

    private static Item find(ItemId id) {
        return application.getBean(ItemStore.class).get(Viewer.PIPELINE, id);
    }

    private static void awaitState(ItemId item, ItemState state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> find(item).state() == state);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("dev.rapport")
    @ComponentScan(
            basePackages = {
                "dev.rapport.archive",
                "dev.rapport.database",
                "dev.rapport.installation",
                "dev.rapport.pipeline"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = org.springframework.context.annotation.FilterType.REGEX,
                            pattern = ".*Test.*"))
    static class OnlyThePipeline {

        @Bean
        java.time.Clock clock() {
            return java.time.Clock.systemUTC();
        }

        @Bean
        StageGate gate() {
            return STAGES;
        }

        @Bean
        StagesOfATest.NoFiles attachmentTexts() {
            return new StagesOfATest.NoFiles();
        }

        @Bean
        StagesOfATest.One identifyStage(StageStore stages) {
            return STAGES.new One(Stage.IDENTIFY, stages);
        }

        @Bean
        StagesOfATest.One transcribeStage(StageStore stages) {
            return STAGES.new One(Stage.TRANSCRIBE, stages);
        }

        @Bean
        StagesOfATest.One understandStage(StageStore stages) {
            return STAGES.new One(Stage.UNDERSTAND, stages);
        }

        @Bean
        StagesOfATest.One matchStage(StageStore stages) {
            return STAGES.new One(Stage.MATCH, stages);
        }

        @Bean
        StagesOfATest.One fileStage(StageStore stages) {
            return STAGES.new One(Stage.FILE, stages);
        }

        @Bean
        StagesOfATest.One indexStage(StageStore stages) {
            return STAGES.new One(Stage.INDEX, stages);
        }
    }
}
