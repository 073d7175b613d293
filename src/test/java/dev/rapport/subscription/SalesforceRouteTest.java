package dev.rapport.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

/** The shipped route, on a server that answers as Salesforce's token endpoint and its upserts do. */
class SalesforceRouteTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Receiver salesforce;
    private RouteTarget target;

    /** Stands for the bean, which asks the database. */
    public static final class Tasks {
        public String task(String event) {
            return "{\"Subject\": \"of " + event.length() + "\"}";
        }
    }

    @BeforeEach
    void start() throws Exception {
        salesforce = new Receiver();
        camel.getPropertiesComponent().addInitialProperty("rapport.crm.salesforce.enabled", "true");
        camel.getPropertiesComponent().addInitialProperty("rapport.crm.salesforce.url", salesforce.url(""));
        camel.getPropertiesComponent().addInitialProperty("rapport.crm.salesforce.client-id", "id");
        camel.getPropertiesComponent().addInitialProperty("rapport.crm.salesforce.client-secret", "s&c=r%t");
        camel.getRegistry().bind("salesforceTasks", new Tasks());
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:" + Path.of("routes/crm-salesforce.camel.yaml").toAbsolutePath()));
        ProducerTemplate template = camel.createProducerTemplate();
        target = new RouteTarget(new ObjectProvider<>() {
            @Override
            public ProducerTemplate getObject() {
                return template;
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        salesforce.close();
    }

    @Test
    void anActivityIsUpsertedByItsIdSoThatTellingItTwiceMakesOneTask() {
        Delivery filed = delivery("activity.filed");

        assertThat(tell(filed)).isInstanceOf(Target.Outcome.Told.class);
        assertThat(tell(filed)).isInstanceOf(Target.Outcome.Told.class);

        List<Receiver.Told> tasks = tasks();
        assertThat(tasks).hasSize(2).allSatisfy(told -> {
            assertThat(told.method()).isEqualTo("PATCH");
            assertThat(told.path()).isEqualTo("/services/data/v62.0/sobjects/Task/Rapport_Id__c/" + filed.subject());
            assertThat(told.header("Authorization")).isEqualTo("Bearer t0ken");
            assertThat(told.body()).isEqualTo("{\"Subject\": \"of 2\"}");
            assertThat(told.header("event")).as("nothing of ours goes along").isEqualTo("null");
        });
    }

    @Test
    void whatIsTakenBackHereIsTakenBackThereEvenWhereItNeverWas() {
        salesforce.answers.add(404);

        assertThat(tell(delivery("activity.withdrawn"))).isInstanceOf(Target.Outcome.Told.class);
        assertThat(tasks()).extracting(Receiver.Told::method).containsExactly("DELETE");
    }

    @Test
    void whatSalesforceRefusesFailsWithItsStatus() {
        salesforce.answers.add(400);

        assertThat(tell(delivery("activity.filed")))
                .isInstanceOfSatisfying(
                        Target.Outcome.Failed.class,
                        failed -> assertThat(failed.status()).isEqualTo(400));
        assertThat(tell(delivery("contact.updated"))).isInstanceOf(Target.Outcome.Told.class);
        assertThat(tasks()).hasSize(1);
    }

    private List<Receiver.Told> tasks() {
        return salesforce.told.stream()
                .filter(told -> !told.path().endsWith("/token"))
                .toList();
    }

    private Target.Outcome tell(Delivery delivery) {
        return target.tell(new Target.Message("route:crm-salesforce", "", delivery, "{}"));
    }

    private static Delivery delivery(String event) {
        return new Delivery(
                UUID.randomUUID(),
                SubscriptionId.create(),
                event,
                "activity",
                UUID.randomUUID(),
                Instant.EPOCH,
                Delivery.State.WAITING,
                1,
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
