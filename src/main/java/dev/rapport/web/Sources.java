package dev.rapport.web;

import dev.rapport.capture.Ledger;
import dev.rapport.capture.SourceStates;
import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.RouteReports;
import dev.rapport.pipeline.RouteSwitch;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Knows the sources that anything ever came from, and those that stand in route files, with what is wrong with them. Safe for use
 * by many threads.
 */
@Component
public final class Sources {

    private final Ledger ledger;
    private final RouteReports routes;
    private final SourceStates states;
    private final RouteSwitch switches;

    Sources(Ledger ledger, RouteReports routes, SourceStates states, RouteSwitch switches) {
        this.ledger = ledger;
        this.routes = routes;
        this.states = states;
        this.switches = switches;
    }

    public List<Source> all(Viewer viewer) {
        Set<String> stopped = switches.stopped(viewer);
        return Source.all(ledger.rows(viewer), routes.all(viewer), states.all(viewer)).stream()
                .map(source -> stopped.contains(source.source()) ? source.stopped() : source)
                .toList();
    }
}
