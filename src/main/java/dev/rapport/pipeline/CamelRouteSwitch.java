package dev.rapport.pipeline;

import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.Viewer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Switches the routes of {@code capture-*} files that fetch or watch by themselves, each with the one that fetches for it. */
@Component
final class CamelRouteSwitch implements RouteSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(CamelRouteSwitch.class);
    private static final int PATIENCE_SECONDS = 20;

    private final CamelContext camel;
    private final RouteReports reports;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    CamelRouteSwitch(CamelContext camel, RouteReports reports) {
        this.camel = camel;
        this.reports = reports;
    }

    @Override
    public Set<String> stoppable(Viewer viewer) {
        return reports.all(viewer).stream()
                .filter(RouteFile::source)
                .flatMap(file -> file.routes().stream())
                .filter(route -> isItsOwn(route) && isRunning(route))
                .collect(toSet());
    }

    /** What waits to be called runs on behalf of who calls. */
    private boolean isItsOwn(String id) {
        Route route = camel.getRoute(id);
        return route != null && !route.getEndpoint().getEndpointUri().startsWith("direct:");
    }

    private boolean isRunning(String id) {
        var status = camel.getRouteController().getRouteStatus(id);
        return status != null && status.isStarted();
    }

    @Override
    public Set<String> stopped(Viewer viewer) {
        return stopped.stream().filter(route -> !isRunning(route)).collect(toSet());
    }

    @Override
    public boolean stop(Viewer viewer, String route) {
        if (!stoppable(viewer).contains(route)) {
            return false;
        }
        stopped.add(route);
        return all(route, one -> camel.getRouteController().stopRoute(one, PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public boolean start(Viewer viewer, String route) {
        if (!stopped.contains(route) || !all(route, camel.getRouteController()::startRoute)) {
            return false;
        }
        stopped.remove(route);
        reports.become(
                reports.all(viewer).stream().map(file -> without(file, route)).toList());
        return true;
    }

    private static RouteFile without(RouteFile file, String route) {
        Set<String> off = new HashSet<>(file.off());
        off.remove(route);
        return file.withOff(off);
    }

    private interface Change {
        void of(String route) throws Exception;
    }

    private boolean all(String route, Change change) {
        List<String> both = Stream.of(route + "-fetch", route)
                .filter(one -> camel.getRoute(one) != null)
                .toList();
        for (String one : both) {
            try {
                change.of(one);
            } catch (Exception e) { // the controller declares no less
                LOG.warn("The route {} can not be switched now", one, e);
                return false;
            }
        }
        return true;
    }
}
