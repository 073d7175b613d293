package dev.rapport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CamelRouteSwitchTest {

    private static final Viewer ADMIN = new Viewer("admin");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final RouteReports reports = new RouteReports();
    private final RouteSwitch switches = new CamelRouteSwitch(camel, reports);

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:one").routeId("capture-one").to("mock:one");
                from("seda:two").routeId("capture-one-fetch").to("mock:one");
                from("direct:called").routeId("capture-called").to("mock:called");
                from("seda:off").routeId("capture-off").autoStartup(false).to("mock:off");
                from("seda:core").routeId("core").to("mock:core");
            }
        });
        camel.start();
        reports.become(List.of(
                file("capture-one.camel.yaml", "capture-one", "capture-one-fetch"),
                file("capture-called.camel.yaml", "capture-called", "capture-off"),
                file("process.camel.yaml", "core")));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aSourceStopsWithWhatFetchesForItAndGoesOn() {
        assertThat(switches.stop(ADMIN, "capture-one")).isTrue();
        assertThat(switches.stopped(ADMIN)).containsExactly("capture-one");
        assertThat(running("capture-one")).isFalse();
        assertThat(running("capture-one-fetch")).isFalse();

        assertThat(switches.start(ADMIN, "capture-one")).isTrue();
        assertThat(switches.stopped(ADMIN)).isEmpty();
        assertThat(running("capture-one")).isTrue();
        assertThat(running("capture-one-fetch")).isTrue();
    }

    @Test
    void onlyWhatRunsByItselfAndBringsThingsInIsSwitched() {
        assertThat(switches.stoppable(ADMIN)).containsExactlyInAnyOrder("capture-one", "capture-one-fetch");
        for (String other : List.of("core", "capture-called", "capture-off", "nowhere")) {
            assertThat(switches.stop(ADMIN, other)).as(other).isFalse();
            assertThat(switches.start(ADMIN, other)).as(other).isFalse();
        }
        assertThat(running("core")).isTrue();
        assertThat(running("capture-off")).isFalse();
    }

    private boolean running(String route) {
        return camel.getRouteController().getRouteStatus(route).isStarted();
    }

    private static RouteFile file(String name, String... routes) {
        return new RouteFile(name, List.of(routes), Instant.EPOCH, "", RouteFolder.Version.NONE);
    }
}
